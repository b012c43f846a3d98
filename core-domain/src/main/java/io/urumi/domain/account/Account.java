package io.urumi.domain.account;

import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Membership;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.access.Principal;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.account.provider.ProviderIdentity;
import io.urumi.domain.store.Owner;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The account of a user.
 *
 * @param displayName what others see; of a local account the name to sign in with
 * @param identity the user at the provider who signs in there; null for a local account
 */
public record Account(
    AccountId id,
    String displayName,
    @Nullable ProviderIdentity identity,
    Set<PlatformRole> platformRoles,
    Instant createdAt) {
  /** There are no other teams yet: all stores belong to it. */
  private static final Membership LOCAL_TEAM = new Membership(new Owner("local"), TeamRole.OWNER);

  public Account {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(displayName, "displayName");
    platformRoles = Set.copyOf(platformRoles);
    Objects.requireNonNull(createdAt, "createdAt");
  }

  /** A local account, which signs in with a name and a password. */
  public static Account local(
      AccountId id, AccountName name, Set<PlatformRole> platformRoles, Instant createdAt) {
    return new Account(id, name.value(), null, platformRoles, createdAt);
  }

  public Principal principal() {
    return Principal.user(id.value(), displayName);
  }

  /**
   * The user as the caller of a request, with the roles that the account has now. An administrator
   * acts for the team {@code local}, to which the stores of a platform without sign-in belong.
   *
   * @param origin network address that the request came from
   */
  public Caller caller(String origin, String requestId) {
    Set<Membership> memberships =
        platformRoles.contains(PlatformRole.ADMINISTRATOR) ? Set.of(LOCAL_TEAM) : Set.of();
    return new Caller(principal(), memberships, platformRoles, null, origin, requestId);
  }
}
