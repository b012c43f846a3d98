package io.urumi.web.oidc;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/**
 * The provider as it describes itself.
 *
 * @param registration this program as its client, with the provider's addresses
 * @param idTokens validates ID tokens for this client
 * @param logoutTokens validates logout tokens for this client
 * @param endSession address of its sign-out; null when it has none
 */
record Provider(
    ClientRegistration registration,
    ReactiveJwtDecoder idTokens,
    ReactiveJwtDecoder logoutTokens,
    @Nullable URI endSession) {
  /** The only registration. */
  static final String ID = "provider";
}
