package io.urumi.shell.view.audit;

import io.urumi.client.model.AuditVerification;
import io.urumi.shell.view.Report;
import io.urumi.shell.view.ReportPrinter;

/** Whether the audit log was changed from outside. */
public record AuditVerificationReport(AuditVerification verification) implements Report {

  @Override
  public Object document() {
    return verification;
  }

  @Override
  public void print(ReportPrinter sheet) {
    if (verification.intact()) {
      sheet.line(
          sheet.mark("TRUE")
              + " The audit log is intact: all "
              + verification.entries()
              + " entries follow from each other.");
    } else {
      sheet.line(
          sheet.mark("FALSE")
              + " The audit log was changed: entry "
              + verification.brokenAt()
              + " does not follow from the one before it ("
              + verification.entries()
              + " entries).");
    }
  }
}
