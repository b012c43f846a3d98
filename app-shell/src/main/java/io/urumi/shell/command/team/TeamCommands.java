package io.urumi.shell.command.team;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.model.team.Team;
import io.urumi.client.model.team.TeamRequest;
import io.urumi.shell.command.CommandResult;
import io.urumi.shell.command.Confirmation;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.command.Invocation;
import io.urumi.shell.command.PageOptions;
import io.urumi.shell.report.NoActionReport;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.Text;
import io.urumi.shell.report.team.TeamDetails;
import io.urumi.shell.report.team.TeamTable;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** {@code team list|show|create|rename|delete}. */
public final class TeamCommands {
  private final ControlPlaneClient client;
  private final TeamLookup lookup;

  /** Creates the commands, which call {@code client}. */
  public TeamCommands(ControlPlaneClient client, TeamLookup lookup) {
    this.client = client;
    this.lookup = lookup;
  }

  /** Lists the teams that the caller may see. */
  @Command(
      name = {"team", "list"},
      group = "Teams",
      description = "List the teams that you may see")
  public Report list(PageOptions page) {
    return new TeamTable(page.read(client::listTeams));
  }

  /** Shows a team. */
  @Command(
      name = {"team", "show"},
      group = "Teams",
      description = "Show a team and what you may do for it")
  public Report show(@Argument(index = 0, description = "The team's id, or its name") String team) {
    return new TeamDetails(lookup.team(team));
  }

  /** Creates a team. */
  @Command(
      name = {"team", "create"},
      group = "Teams",
      description = "Create a team")
  public Report create(@Argument(index = 0, description = "The team's name") String name) {
    return new TeamDetails(client.createTeam(new TeamRequest(name)));
  }

  /** Gives a team another name. */
  @Command(
      name = {"team", "rename"},
      group = "Teams",
      description = "Give a team another name")
  public Report rename(
      @Argument(index = 0, description = "The team's id, or its name") String team,
      @Argument(index = 1, description = "The new name") String name) {
    return new TeamDetails(client.renameTeam(lookup.team(team).id(), new TeamRequest(name)));
  }

  /** Deletes a team, after the user's confirmation. */
  @Command(
      name = {"team", "delete"},
      group = "Teams",
      description = "Delete a team without stores and other members")
  public CommandResult delete(
      @Argument(index = 0, description = "The team's id, or its name") String team,
      @Option(longName = "yes", shortName = 'y', description = "Do not ask for confirmation")
          boolean yes,
      Invocation invocation) {
    Team found = lookup.team(team);
    String question =
        "Delete the team " + Text.plain(found.name()) + "? Type its name to confirm: ";
    if (!yes && !Confirmation.typed(found.name(), question, invocation)) {
      return new CommandResult(new NoActionReport("Nothing was deleted."), ExitCode.FAILED);
    }
    client.deleteTeam(found.id());
    return new CommandResult(new TeamDetails(found, "Deleted."), ExitCode.OK);
  }
}
