package io.urumi.domain.team;

import io.urumi.domain.access.TeamRole;
import io.urumi.domain.account.AccountId;
import io.urumi.domain.account.AccountPosition;
import java.time.Instant;
import java.util.Objects;

/**
 * A user in the list of a team.
 *
 * @param name the display name of the account
 * @param since when the user became a member
 * @param ofProvider whether the role comes from the user's groups at the provider; then only a
 *     sign-in changes it or takes it away
 */
public record TeamMember(
    AccountId account, String name, TeamRole role, Instant since, boolean ofProvider) {
  public TeamMember {
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(since, "since");
  }

  /** Where the member is in the list of the team. */
  public AccountPosition position() {
    return new AccountPosition(name, account);
  }
}
