package io.urumi.port.driven.account;

import io.urumi.port.driven.team.Invitations;
import io.urumi.port.driven.team.TeamMembers;
import io.urumi.port.driven.team.Teams;
import java.util.Objects;

/** The driven ports for accounts and teams of one database. */
public record AccountPorts(
    Accounts accounts,
    Sessions sessions,
    SignInAttemptLog attempts,
    Teams teams,
    TeamMembers members,
    PersonalTokens tokens,
    Invitations invitations,
    UsedTokens usedTokens) {
  public AccountPorts {
    Objects.requireNonNull(accounts, "accounts");
    Objects.requireNonNull(sessions, "sessions");
    Objects.requireNonNull(attempts, "attempts");
    Objects.requireNonNull(teams, "teams");
    Objects.requireNonNull(members, "members");
    Objects.requireNonNull(tokens, "tokens");
    Objects.requireNonNull(invitations, "invitations");
    Objects.requireNonNull(usedTokens, "usedTokens");
  }
}
