package io.urumi.shell.report.audit;

import io.urumi.shell.auditfile.AnchorCheck;
import io.urumi.shell.auditfile.AuditFileCheck;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.ReportPrinter;
import io.urumi.shell.report.Style;
import java.nio.file.Path;

/** The result of verifying an exported audit log. */
public record AuditFileReport(Path file, AuditFileCheck check) implements Report {

  @Override
  public Object document() {
    return check;
  }

  @Override
  public void print(ReportPrinter printer) {
    if (!check.intact()) {
      printer.line(
          printer.icon("FALSE")
              + " "
              + file
              + " was changed or is damaged: line "
              + check.brokenLine()
              + " is not valid.");
      printAnchors(printer);
      return;
    }
    printer.line(
        printer.icon("TRUE")
            + " "
            + file
            + " is intact: "
            + check.entries()
            + " entries"
            + (check.entries() == 0
                ? "."
                : ", #" + check.firstSequence() + " to #" + check.lastSequence() + "."));
    if (check.holes() > 0) {
      printer.line(
          Style.DIM,
          "Each entry is valid. The export does not contain every entry in between, so the chain"
              + " cannot be verified across the gaps.");
    }
    if (check.lastHash() != null) {
      printer.line(Style.DIM, "Last hash: " + check.lastHash());
    }
    printAnchors(printer);
  }

  private void printAnchors(ReportPrinter printer) {
    AnchorCheck anchors = check.anchors();
    if (anchors == null) {
      return;
    }
    anchors.findings().forEach(finding -> printer.line(printer.icon("FALSE") + " " + finding));
    if (anchors.proven() > 0) {
      printer.line(
          printer.icon("TRUE")
              + " The entries up to #"
              + anchors.proven()
              + " are as they were anchored.");
    }
    Long last = check.lastSequence();
    if (check.passed() && last != null && last > anchors.proven()) {
      printer.line(
          printer.icon("UNKNOWN")
              + " The entries from #"
              + (anchors.proven() + 1)
              + " to #"
              + last
              + " have no anchor yet"
              + (anchors.newestAt() == null
                  ? "."
                  : "; the newest anchor is of " + anchors.newestAt() + "."));
    }
  }
}
