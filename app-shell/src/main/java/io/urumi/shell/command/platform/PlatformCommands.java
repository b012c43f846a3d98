package io.urumi.shell.command.platform;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.model.SubdomainCheck;
import io.urumi.shell.command.CommandResult;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.platform.CallerDetails;
import io.urumi.shell.report.platform.PlanTable;
import io.urumi.shell.report.platform.SubdomainResult;
import io.urumi.shell.report.platform.SystemDetails;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;

/** {@code plan list}, {@code subdomain check}, {@code system show}, {@code whoami}. */
public final class PlatformCommands {
  private final ControlPlaneClient client;

  /** Creates the commands, which call {@code client}. */
  public PlatformCommands(ControlPlaneClient client) {
    this.client = client;
  }

  /** Lists the plans. */
  @Command(
      name = {"plan", "list"},
      group = "Platform",
      description = "List the plans of a store")
  public Report plans() {
    return new PlanTable(client.listPlans());
  }

  /** Checks whether a subdomain is available. */
  @Command(
      name = {"subdomain", "check"},
      group = "Platform",
      description = "Check whether a subdomain is available")
  public CommandResult subdomain(@Argument(index = 0, description = "The subdomain") String name) {
    SubdomainCheck check = client.checkSubdomain(name);
    return new CommandResult(
        new SubdomainResult(check), check.available() ? ExitCode.OK : ExitCode.FAILED);
  }

  /** Shows the control plane. */
  @Command(
      name = {"system", "show"},
      group = "Platform",
      description = "Show the control plane, its cluster, database and queue")
  public Report system() {
    return new SystemDetails(client.getSystem(), client.url());
  }

  /** Shows who the commands are executed for. */
  @Command(
      name = "whoami",
      group = "Platform",
      description = "Show who the control plane takes you for")
  public Report whoami() {
    return new CallerDetails(client.getSession(), client.url());
  }
}
