package io.urumi.shell.report.audit;

import io.urumi.client.model.AuditAnchor;
import io.urumi.client.model.AuditAnchorStatus;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.ReportPrinter;
import io.urumi.shell.report.Style;
import io.urumi.shell.report.Text;

/** The newest anchor of the audit log. */
public record AuditAnchorReport(AuditAnchorStatus status) implements Report {

  @Override
  public Object document() {
    return status;
  }

  @Override
  public void print(ReportPrinter printer) {
    if (!status.enabled()) {
      printer.line("The audit log is not anchored: urumi.audit.anchor-key-file is not set.");
      return;
    }
    if (status.problem() != null) {
      printer.line(printer.icon("FALSE") + " " + Text.plain(status.problem()));
    }
    AuditAnchor last = status.last();
    if (last == null) {
      printer.line("There is no anchor yet.");
      return;
    }
    printer.line(
        (status.problem() == null ? printer.icon("TRUE") + " " : "")
            + "Newest anchor: entry #"
            + last.entries()
            + " at "
            + last.at()
            + ", key "
            + Text.plain(last.key())
            + ".");
    printer.line(Style.DIM, "Hash: " + Text.plain(last.hash()));
  }
}
