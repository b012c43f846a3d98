package io.urumi.port.driving.session;

import io.urumi.domain.access.Membership;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.account.provider.ProviderIdentity;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A sign-in that a provider has confirmed.
 *
 * @param identity the user, as named by the provider's verified token
 * @param displayName what others see
 * @param roles the roles of the platform that the user has by the provider's groups
 * @param memberships the roles in teams that the user has by the provider's groups
 * @param admitted whether the user may sign in
 * @param providerSession id of the session at the provider; null when it gave none
 * @param client what the client says it is; may be empty
 * @param replacedHash SHA-256 of the secret of the session that the client already has and that
 *     ends with the sign-in; null when it has none
 */
public record ProviderSignInRequest(
    ProviderIdentity identity,
    String displayName,
    Set<PlatformRole> roles,
    Set<Membership> memberships,
    boolean admitted,
    @Nullable String providerSession,
    String client,
    @Nullable String replacedHash) {
  public ProviderSignInRequest {
    Objects.requireNonNull(identity, "identity");
    Objects.requireNonNull(displayName, "displayName");
    roles = Set.copyOf(roles);
    memberships = Set.copyOf(memberships);
    Objects.requireNonNull(client, "client");
  }
}
