package io.urumi.shell.view.audit;

import io.urumi.shell.auditfile.AuditFileCheck;
import io.urumi.shell.view.Report;
import io.urumi.shell.view.ReportPrinter;
import io.urumi.shell.view.Style;
import java.nio.file.Path;

/** Whether an exported audit log holds together. */
public record AuditFileReport(Path file, AuditFileCheck check) implements Report {

  @Override
  public Object document() {
    return check;
  }

  @Override
  public void print(ReportPrinter sheet) {
    if (!check.intact()) {
      sheet.line(
          sheet.mark("FALSE")
              + " "
              + file
              + " was changed or is damaged: line "
              + check.brokenLine()
              + " does not fit.");
      return;
    }
    sheet.line(
        sheet.mark("TRUE")
            + " "
            + file
            + " is intact: "
            + check.entries()
            + " entries"
            + (check.entries() == 0
                ? "."
                : ", #" + check.firstSequence() + " to #" + check.lastSequence() + "."));
    if (check.holes() > 0) {
      sheet.line(
          Style.DIM,
          "It does not hold every entry in between; each one fits by itself, and neighbours fit each"
              + " other.");
    }
    if (check.lastHash() != null) {
      sheet.line(Style.DIM, "Last hash: " + check.lastHash());
    }
  }
}
