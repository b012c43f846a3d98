package io.urumi.domain.account;

import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Membership;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.access.Principal;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/**
 * The account of a user.
 *
 * @param memberships the user's roles in teams
 * @param enabled whether the user can sign in
 */
public record Account(
    AccountId id,
    AccountName name,
    Set<PlatformRole> platformRoles,
    Set<Membership> memberships,
    boolean enabled,
    Instant createdAt) {
  public Account {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    platformRoles = Set.copyOf(platformRoles);
    memberships = Set.copyOf(memberships);
    Objects.requireNonNull(createdAt, "createdAt");
  }

  /** A new account, which is a member of no team. */
  public Account(
      AccountId id, AccountName name, Set<PlatformRole> platformRoles, Instant createdAt) {
    this(id, name, platformRoles, Set.of(), true, createdAt);
  }

  public Principal principal() {
    return Principal.user(id.value(), name.value());
  }

  /**
   * The user as the caller of a request, with the roles that the account has now.
   *
   * @param origin network address that the request came from
   */
  public Caller caller(String origin, String requestId) {
    return new Caller(principal(), memberships, platformRoles, null, origin, requestId);
  }
}
