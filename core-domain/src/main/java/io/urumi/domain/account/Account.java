package io.urumi.domain.account;

import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Membership;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.access.Principal;
import io.urumi.domain.account.provider.ProviderIdentity;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The account of a user.
 *
 * @param displayName what others see; of a local account the name to sign in with, which is unique
 *     among local accounts; those of a provider need not be
 * @param identity the user at the provider who signs in there; null for a local account
 * @param platformRoles of a provider's account, those of the user's groups at the last sign-in
 * @param memberships the user's roles in teams
 * @param enabled whether the user can sign in
 */
public record Account(
    AccountId id,
    String displayName,
    @Nullable ProviderIdentity identity,
    Set<PlatformRole> platformRoles,
    Set<Membership> memberships,
    boolean enabled,
    Instant createdAt) {
  public Account {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(displayName, "displayName");
    platformRoles = Set.copyOf(platformRoles);
    memberships = Set.copyOf(memberships);
    Objects.requireNonNull(createdAt, "createdAt");
  }

  /** A new local account, which signs in with a name and a password. A member of no team. */
  public static Account local(
      AccountId id, AccountName name, Set<PlatformRole> platformRoles, Instant createdAt) {
    return new Account(id, name.value(), null, platformRoles, Set.of(), true, createdAt);
  }

  /** A new account of a user who signs in at a provider. A member of no team. */
  public static Account ofProvider(
      AccountId id,
      String displayName,
      ProviderIdentity identity,
      Set<PlatformRole> platformRoles,
      Instant createdAt) {
    Objects.requireNonNull(identity, "identity");
    return new Account(id, displayName, identity, platformRoles, Set.of(), true, createdAt);
  }

  /** The same account with what the provider says of its user now. */
  public Account refreshed(String name, Set<PlatformRole> roles) {
    return new Account(id, name, identity, roles, memberships, enabled, createdAt);
  }

  /**
   * The same account with other rights.
   *
   * @param canSignIn whether the user can sign in
   */
  public Account withRights(Set<PlatformRole> roles, boolean canSignIn) {
    return new Account(id, displayName, identity, roles, memberships, canSignIn, createdAt);
  }

  public Principal principal() {
    return Principal.user(id.value(), displayName);
  }

  /** Where it is in lists of accounts. */
  public AccountPosition position() {
    return new AccountPosition(displayName, id);
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
