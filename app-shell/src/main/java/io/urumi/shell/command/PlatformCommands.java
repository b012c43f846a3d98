package io.urumi.shell.command;

import io.urumi.shell.client.ControlPlane;
import io.urumi.shell.client.model.SubdomainCheck;
import io.urumi.shell.view.PlansReport;
import io.urumi.shell.view.Report;
import io.urumi.shell.view.SubdomainReport;
import io.urumi.shell.view.SystemReport;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;

/** {@code plan list}, {@code subdomain check}, {@code system show}. */
public final class PlatformCommands {
  private final ControlPlane plane;

  /** Asks {@code plane}. */
  public PlatformCommands(ControlPlane plane) {
    this.plane = plane;
  }

  /** Shows the plans. */
  @Command(
      name = {"plan", "list"},
      group = "Platform",
      description = "Show the sizes a store can have")
  public Report plans() {
    return new PlansReport(plane.plans());
  }

  /** Says whether a subdomain can be had. */
  @Command(
      name = {"subdomain", "check"},
      group = "Platform",
      description = "Say whether a subdomain can be had, and if not why")
  public Verdict subdomain(@Argument(index = 0, description = "The subdomain") String name) {
    SubdomainCheck check = plane.checkSubdomain(name);
    return new Verdict(
        new SubdomainReport(check), check.available() ? ExitCode.OK : ExitCode.FAILED);
  }

  /** Shows the control plane. */
  @Command(
      name = {"system", "show"},
      group = "Platform",
      description = "Show the control plane, its cluster, database and queue")
  public Report system() {
    return new SystemReport(plane.system(), plane.url());
  }
}
