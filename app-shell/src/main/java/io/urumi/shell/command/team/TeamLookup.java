package io.urumi.shell.command.team;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.model.team.Team;
import io.urumi.client.model.team.TeamMember;
import io.urumi.shell.command.Pages;
import io.urumi.shell.command.UsageException;
import java.util.List;
import java.util.stream.Collectors;

/** Finds teams by id or name, and members by the name of their account. */
public final class TeamLookup {
  private static final int PAGE = 200;

  private final ControlPlaneClient client;

  /** Creates the lookup, which calls {@code client}. */
  public TeamLookup(ControlPlaneClient client) {
    this.client = client;
  }

  /**
   * Returns the team with this id, or the only one with this name.
   *
   * @throws UsageException when there is none, or several have the name
   */
  public Team team(String idOrName) {
    return only(
        Pages.find(idOrName, Team::id, Team::name, after -> client.listTeams(after, PAGE)),
        idOrName);
  }

  private static Team only(List<Team> named, String name) {
    if (named.size() > 1) {
      throw new UsageException(
          named.size() + " teams are called '" + name + "'. Use the id; 'team list' shows it.");
    }
    if (named.isEmpty()) {
      throw new UsageException(
          "There is no team with the id or name '" + name + "'; see 'team list'.");
    }
    return named.getFirst();
  }

  /**
   * Returns the member whose account has this name or id.
   *
   * @throws UsageException when there is none, or several have the name
   */
  public TeamMember member(Team team, String nameOrId) {
    List<TeamMember> named =
        Pages.find(
            nameOrId,
            TeamMember::accountId,
            TeamMember::name,
            after -> client.listMembers(team.id(), after, PAGE));
    if (named.isEmpty()) {
      throw new UsageException(
          "The team has no member '" + nameOrId + "'; see 'member list " + team.id() + "'.");
    }
    if (named.size() > 1) {
      throw new UsageException(
          named.size()
              + " members have the name '"
              + nameOrId
              + "'; give the id of the account: "
              + named.stream().map(TeamMember::accountId).collect(Collectors.joining(", "))
              + ".");
    }
    return named.getFirst();
  }
}
