package io.urumi.shell.command.platform;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.model.SubdomainCheck;
import io.urumi.shell.command.CommandResult;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.view.Report;
import io.urumi.shell.view.platform.PlanTable;
import io.urumi.shell.view.platform.SubdomainResult;
import io.urumi.shell.view.platform.SystemDetails;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;

/** {@code plan list}, {@code subdomain check}, {@code system show}. */
public final class PlatformCommands {
  private final ControlPlaneClient plane;

  /** Asks {@code plane}. */
  public PlatformCommands(ControlPlaneClient plane) {
    this.plane = plane;
  }

  /** Shows the plans. */
  @Command(
      name = {"plan", "list"},
      group = "Platform",
      description = "Show the sizes a store can have")
  public Report plans() {
    return new PlanTable(plane.listPlans());
  }

  /** Says whether a subdomain can be had. */
  @Command(
      name = {"subdomain", "check"},
      group = "Platform",
      description = "Say whether a subdomain can be had, and if not why")
  public CommandResult subdomain(@Argument(index = 0, description = "The subdomain") String name) {
    SubdomainCheck check = plane.checkSubdomain(name);
    return new CommandResult(
        new SubdomainResult(check), check.available() ? ExitCode.OK : ExitCode.FAILED);
  }

  /** Shows the control plane. */
  @Command(
      name = {"system", "show"},
      group = "Platform",
      description = "Show the control plane, its cluster, database and queue")
  public Report system() {
    return new SystemDetails(plane.getSystem(), plane.url());
  }
}
