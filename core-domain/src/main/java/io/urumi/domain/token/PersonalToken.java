package io.urumi.domain.token;

import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.domain.access.Principal;
import io.urumi.domain.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token with which programs act for a user.
 *
 * @param account its user
 * @param scopes what it permits at most, of what its user's roles permit at the time of use; may be
 *     empty when this version knows none of them
 * @param expiresAt from then on it permits nothing
 * @param lastUsedAt time of the last request, with the precision of {@link #TOUCH}; null when there
 *     was none
 */
public record PersonalToken(
    PersonalTokenId id,
    AccountId account,
    PersonalTokenName name,
    Set<Permission> scopes,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant lastUsedAt) {
  /** Requests within this time after a recorded one are not recorded. */
  public static final Duration TOUCH = Duration.ofMinutes(1);

  /** Expired tokens are kept for this time, so that their user sees why a program fails. */
  public static final Duration KEPT = Duration.ofDays(30);

  public PersonalToken {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(name, "name");
    scopes = Set.copyOf(scopes);
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }

  public boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }

  /** Whether a request at this time has to be recorded as the last one. */
  public boolean isToBeTouched(Instant now) {
    return lastUsedAt == null || !now.isBefore(lastUsedAt.plus(TOUCH));
  }

  /** As it is after a request at this time. */
  public PersonalToken usedAt(Instant now) {
    return new PersonalToken(id, account, name, scopes, createdAt, expiresAt, now);
  }

  /**
   * The token as the caller of a request: its user with the current roles, limited to the scopes.
   * The name of the principal has that of the user, for readers of the audit log.
   *
   * @param user the user as a caller of the same request
   */
  public Caller caller(Caller user) {
    return new Caller(
        new Principal(
            id.toString(),
            Principal.Kind.TOKEN,
            name + " (token of " + user.principal().displayName() + ")"),
        user.memberships(),
        user.platformRoles(),
        scopes,
        user.origin(),
        user.requestId());
  }
}
