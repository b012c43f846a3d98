package io.urumi.shell.report.platform;

import io.urumi.client.model.SubdomainCheck;
import io.urumi.client.model.SubdomainViolation;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.ReportPrinter;
import io.urumi.shell.report.Text;

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
