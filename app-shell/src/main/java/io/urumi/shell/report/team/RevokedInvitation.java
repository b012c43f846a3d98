package io.urumi.shell.report.team;

import io.urumi.shell.report.Report;
import io.urumi.shell.report.ReportPrinter;
import java.util.Map;

/** An invitation that cannot be accepted any more. */
public record RevokedInvitation(String id) implements Report {

  @Override
  public Object document() {
    return Map.of("revoked", id);
  }

  @Override
  public void print(ReportPrinter printer) {
    printer.line("Revoked.");
  }
}
