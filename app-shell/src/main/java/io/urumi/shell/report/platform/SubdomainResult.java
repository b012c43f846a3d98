package io.urumi.shell.view.platform;

import io.urumi.client.model.SubdomainCheck;
import io.urumi.client.model.SubdomainViolation;
import io.urumi.shell.view.Report;
import io.urumi.shell.view.ReportPrinter;
import io.urumi.shell.view.Text;

/** Whether a subdomain is available and, if not, the rule it breaks. */
public record SubdomainResult(SubdomainCheck check) implements Report {

  @Override
  public Object document() {
    return check;
  }

  @Override
  public void print(ReportPrinter printer) {
    String name = Text.plain(check.subdomain());
    if (check.available()) {
      String host = check.host() == null ? "" : ": the shop's address will be " + check.host();
      printer.line(printer.icon("TRUE") + " " + name + " is available" + host + ".");
      return;
    }
    SubdomainViolation violation = check.violation();
    if (violation == null) {
      printer.line(printer.icon("FALSE") + " " + name + " is not available.");
      return;
    }
    printer.line(
        printer.icon("FALSE")
            + " "
            + name
            + " is not available: "
            + Text.plain(violation.message())
            + " (rule: "
            + violation.rule()
            + ")");
    if (violation.suggestion() != null) {
      printer.line("  Fix: use " + Text.plain(violation.suggestion()));
    }
  }
}
