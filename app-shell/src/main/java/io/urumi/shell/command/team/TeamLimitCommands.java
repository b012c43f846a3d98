package io.urumi.shell.command.team;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.model.team.Team;
import io.urumi.client.model.team.TeamLimit;
import io.urumi.client.model.team.TeamLimits;
import io.urumi.client.model.team.TeamLimitsRequest;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.team.TeamLimitsTable;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** {@code team limits} and {@code team limit}. */
public final class TeamLimitCommands {
  /** Value of an option that gives a limit back to the settings. */
  private static final String DEFAULT = "default";

  private final ControlPlaneClient client;
  private final TeamLookup lookup;

  /** Creates the commands, which call {@code client}. */
  public TeamLimitCommands(ControlPlaneClient client, TeamLookup lookup) {
    this.client = client;
    this.lookup = lookup;
  }

  /** Shows how much a team has and may have. */
  @Command(
      name = {"team", "limits"},
      group = "Teams",
      description = "Show how much a team has and may have")
  public Report limits(
      @Argument(index = 0, description = "The team's id, or its name") String team) {
    return new TeamLimitsTable(client.getTeamLimits(lookup.team(team).id()));
  }

  /** Changes limits of a team; those that are not named stay. */
  @Command(
      name = {"team", "limit"},
      group = "Teams",
      description = "Change limits of a team")
  public Report limit(
      @Argument(index = 0, description = "The team's id, or its name") String team,
      @Option(longName = "stores", description = "Stores; 0 for no limit, or default")
          @Nullable String stores,
      @Option(longName = "cpu", description = "CPU of their plans, for example 40")
          @Nullable String cpu,
      @Option(longName = "memory", description = "Memory of their plans, for example 20Gi")
          @Nullable String memory,
      @Option(longName = "storage", description = "Storage of their plans, for example 100Gi")
          @Nullable String storage,
      @Option(longName = "creations", description = "Stores that are being created")
          @Nullable String creations) {
    Team found = lookup.team(team);
    TeamLimits now = client.getTeamLimits(found.id());
    return new TeamLimitsTable(
        client.setTeamLimits(
            found.id(),
            new TeamLimitsRequest(
                next(now, "STORES", stores),
                next(now, "CPU", cpu),
                next(now, "MEMORY", memory),
                next(now, "STORAGE", storage),
                next(now, "CREATIONS", creations))));
  }

  private static @Nullable String next(TeamLimits now, String kind, @Nullable String option) {
    if (option != null) {
      return option.equals(DEFAULT) ? null : option;
    }
    return now.items().stream()
        .filter(each -> each.kind().equals(kind) && each.own())
        .map(TeamLimitCommands::text)
        .findFirst()
        .orElse(null);
  }

  private static String text(TeamLimit limit) {
    return limit.limit() == null ? "0" : limit.limit();
  }
}
