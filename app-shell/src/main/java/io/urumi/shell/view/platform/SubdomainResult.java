package io.urumi.shell.view.platform;

import io.urumi.client.model.SubdomainCheck;
import io.urumi.client.model.SubdomainViolation;
import io.urumi.shell.view.Report;
import io.urumi.shell.view.ReportPrinter;
import io.urumi.shell.view.Text;

/** Whether a subdomain can be had, and if not why and which one could. */
public record SubdomainResult(SubdomainCheck check) implements Report {

  @Override
  public Object document() {
    return check;
  }

  @Override
  public void print(ReportPrinter sheet) {
    String name = Text.plain(check.subdomain());
    if (check.available()) {
      String host = check.host() == null ? "" : ": the shop would be at " + check.host();
      sheet.line(sheet.mark("TRUE") + " " + name + " is free" + host + ".");
      return;
    }
    SubdomainViolation violation = check.violation();
    if (violation == null) {
      sheet.line(sheet.mark("FALSE") + " " + name + " cannot be had.");
      return;
    }
    sheet.line(
        sheet.mark("FALSE")
            + " "
            + name
            + " cannot be had: "
            + Text.plain(violation.message())
            + " (rule: "
            + violation.rule()
            + ")");
    if (violation.suggestion() != null) {
      sheet.line("  Fix: take " + Text.plain(violation.suggestion()));
    }
  }
}
