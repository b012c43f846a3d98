package io.urumi.shell.command.team;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.model.team.AddMemberRequest;
import io.urumi.client.model.team.MemberRoleRequest;
import io.urumi.client.model.team.Team;
import io.urumi.client.model.team.TeamMember;
import io.urumi.shell.command.PageOptions;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.team.MemberDetails;
import io.urumi.shell.report.team.MemberTable;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** {@code member list|add|role|remove}. */
public final class MemberCommands {
  private final ControlPlaneClient client;
  private final TeamLookup lookup;

  /** Creates the commands, which call {@code client}. */
  public MemberCommands(ControlPlaneClient client, TeamLookup lookup) {
    this.client = client;
    this.lookup = lookup;
  }

  /** Lists the members of a team. */
  @Command(
      name = {"member", "list"},
      group = "Teams",
      description = "List the members of a team")
  public Report list(
      @Argument(index = 0, description = "The team's id, or its name") String team,
      PageOptions page) {
    String id = lookup.team(team).id();
    return new MemberTable(page.read((after, limit) -> client.listMembers(id, after, limit)));
  }

  /** Makes an existing account a member. */
  @Command(
      name = {"member", "add"},
      group = "Teams",
      description = "Make an existing account a member of a team")
  public Report add(
      @Argument(index = 0, description = "The team's id, or its name") String team,
      @Argument(index = 1, description = "The name of the account") String account,
      @Option(longName = "role", shortName = 'r', required = true, description = "The role")
          TeamRole role) {
    String id = lookup.team(team).id();
    return new MemberDetails(client.addMember(id, new AddMemberRequest(account, role.name())));
  }

  /** Gives a member another role. */
  @Command(
      name = {"member", "role"},
      group = "Teams",
      description = "Give a member another role")
  public Report role(
      @Argument(index = 0, description = "The team's id, or its name") String team,
      @Argument(index = 1, description = "The name of the account") String account,
      @Option(longName = "role", shortName = 'r', required = true, description = "The role")
          TeamRole role) {
    Team found = lookup.team(team);
    TeamMember member = lookup.member(found, account);
    return new MemberDetails(
        client.changeMemberRole(
            found.id(), member.accountId(), new MemberRoleRequest(role.name())));
  }

  /** Removes a member. */
  @Command(
      name = {"member", "remove"},
      group = "Teams",
      description = "Remove a member from a team")
  public Report remove(
      @Argument(index = 0, description = "The team's id, or its name") String team,
      @Argument(index = 1, description = "The name of the account") String account) {
    Team found = lookup.team(team);
    TeamMember member = lookup.member(found, account);
    client.removeMember(found.id(), member.accountId());
    return new MemberDetails(member, "Removed.");
  }
}
