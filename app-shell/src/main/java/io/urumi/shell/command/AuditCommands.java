package io.urumi.shell.command;

import io.urumi.shell.client.ControlPlane;
import io.urumi.shell.client.model.AuditVerification;
import io.urumi.shell.view.AuditReport;
import io.urumi.shell.view.AuditVerificationReport;
import io.urumi.shell.view.Report;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** {@code audit list|verify}. */
public final class AuditCommands {
  private final ControlPlane plane;

  /** Asks {@code plane}. */
  public AuditCommands(ControlPlane plane) {
    this.plane = plane;
  }

  /** Shows who did what. */
  @Command(
      name = {"audit", "list"},
      group = "Audit",
      description = "Show who did what, newest first")
  public Report list(
      @Option(longName = "limit", shortName = 'l', description = "How many a page")
          @Nullable Integer limit,
      @Option(longName = "after", description = "The cursor of the page before")
          @Nullable String after,
      @Option(longName = "all", shortName = 'a', description = "Every page") boolean all) {
    return new AuditReport(Pages.read(all, after, cursor -> plane.audit(cursor, limit)));
  }

  /** Checks that the log was not changed. */
  @Command(
      name = {"audit", "verify"},
      group = "Audit",
      description = "Check that nobody changed the audit log")
  public Verdict verify() {
    AuditVerification verification = plane.verifyAudit();
    return new Verdict(
        new AuditVerificationReport(verification),
        verification.intact() ? ExitCode.OK : ExitCode.FAILED);
  }
}
