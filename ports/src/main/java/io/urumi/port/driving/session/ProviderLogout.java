package io.urumi.port.driving.session;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A provider's verified request to end sessions.
 *
 * @param issuer the provider
 * @param subject of this user; null for every user
 * @param providerSession of this session there; null for all of the user's
 * @param tokenHash SHA-256 of what identifies the request, hexadecimal
 * @param expiresAt when the request would be refused for its age
 */
public record ProviderLogout(
    String issuer,
    @Nullable String subject,
    @Nullable String providerSession,
    String tokenHash,
    Instant expiresAt) {
  /**
   * @throws IllegalArgumentException when neither a user nor a session is named
   */
  public ProviderLogout {
    Objects.requireNonNull(issuer, "issuer");
    Objects.requireNonNull(tokenHash, "tokenHash");
    Objects.requireNonNull(expiresAt, "expiresAt");
    if (subject == null && providerSession == null) {
      throw new IllegalArgumentException("a user or a session is named");
    }
  }
}
