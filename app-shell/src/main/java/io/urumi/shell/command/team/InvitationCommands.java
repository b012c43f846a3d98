package io.urumi.shell.command.team;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.model.team.CreateInvitationRequest;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.team.CreatedInvitationDetails;
import io.urumi.shell.report.team.InvitationTable;
import io.urumi.shell.report.team.RevokedInvitation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** {@code invitation list|create|revoke}. */
public final class InvitationCommands {
  private final ControlPlaneClient client;
  private final TeamLookup lookup;

  /** Creates the commands, which call {@code client}. */
  public InvitationCommands(ControlPlaneClient client, TeamLookup lookup) {
    this.client = client;
    this.lookup = lookup;
  }

  /** Lists the invitations to a team. */
  @Command(
      name = {"invitation", "list"},
      group = "Teams",
      description = "List the open invitations to a team")
  public Report list(@Argument(index = 0, description = "The team's id, or its name") String team) {
    return new InvitationTable(client.listInvitations(lookup.team(team).id()));
  }

  /** Creates an invitation, and shows its link. */
  @Command(
      name = {"invitation", "create"},
      group = "Teams",
      description = "Create a link with which one person can join a team")
  public Report create(
      @Argument(index = 0, description = "The team's id, or its name") String team,
      @Option(longName = "role", shortName = 'r', required = true, description = "The role")
          TeamRole role,
      @Option(longName = "valid-for", description = "For example 12h; 7 days when absent")
          @Nullable Duration validFor) {
    CreateInvitationRequest request =
        new CreateInvitationRequest(role.name(), validFor == null ? null : validFor.toString());
    return new CreatedInvitationDetails(
        client.createInvitation(lookup.team(team).id(), request), client.url());
  }

  /** Revokes an invitation. */
  @Command(
      name = {"invitation", "revoke"},
      group = "Teams",
      description = "Revoke an invitation")
  public Report revoke(
      @Argument(index = 0, description = "The team's id, or its name") String team,
      @Argument(index = 1, description = "The id; 'invitation list' shows it") String id) {
    client.revokeInvitation(lookup.team(team).id(), id);
    return new RevokedInvitation(id);
  }
}
