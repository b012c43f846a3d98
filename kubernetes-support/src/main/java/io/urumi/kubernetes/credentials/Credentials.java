package io.urumi.kubernetes.credentials;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What authenticates a request to the API server: a token, or a user name and password, or a client
 * certificate, which can be combined with one of the others.
 *
 * @param expiresAt null when unknown, or never
 */
public record Credentials(
    @Nullable String token,
    @Nullable BasicLogin login,
    @Nullable ClientCertificate certificate,
    @Nullable Instant expiresAt) {

  /** No credentials: an anonymous request. */
  public static final Credentials NONE = new Credentials(null, null, null, null);

  /** A user name and a password. */
  public record BasicLogin(String username, String password) {
    @Override
    public String toString() {
      return "BasicLogin[" + username + ", …]";
    }
  }

  /**
   * A certificate, with the certificates between it and the authority, and its private key.
   *
   * @param chain PEM
   * @param key PEM
   */
  public record ClientCertificate(String chain, String key) {
    @Override
    public String toString() {
      return "ClientCertificate[…]";
    }
  }

  /** Whether these are the same secrets, whatever their expiry. */
  boolean sameSecretsAs(Credentials other) {
    return Objects.equals(token, other.token)
        && Objects.equals(login, other.login)
        && Objects.equals(certificate, other.certificate);
  }

  /** Never shows a secret. */
  @Override
  public String toString() {
    return "Credentials[expiresAt=" + expiresAt + "]";
  }
}
