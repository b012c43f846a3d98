package io.urumi.shell.report.audit;

import io.urumi.client.model.AuditVerification;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.ReportPrinter;

/** The result of verifying the audit log. */
public record AuditVerificationReport(AuditVerification verification) implements Report {

  @Override
  public Object document() {
    return verification;
  }

  @Override
  public void print(ReportPrinter printer) {
    Long from = verification.from();
    if (verification.intact() && from != null && from > 1) {
      printer.line(
          printer.icon("TRUE")
              + " The audit log is intact: entries "
              + from
              + " to "
              + verification.entries()
              + " are valid and linked.");
      printer.line(
          "  Those before entry "
              + from
              + " were verified earlier, all together last at "
              + verification.fullAt()
              + "; --full verifies them again.");
    } else if (verification.intact()) {
      printer.line(
          printer.icon("TRUE")
              + " The audit log is intact: all "
              + verification.entries()
              + " entries are valid and linked.");
    } else {
      printer.line(
          printer.icon("FALSE")
              + " The audit log was changed: entry "
              + verification.brokenAt()
              + " does not follow from the one before it ("
              + verification.entries()
              + " entries).");
    }
  }
}
