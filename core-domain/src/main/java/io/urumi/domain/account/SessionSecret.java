package io.urumi.domain.account;

import io.urumi.domain.digest.Sha256;
import io.urumi.domain.validation.SecretText;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a browser holds of a session: 256 random bits as 43 characters of base64url. Only its
 * SHA-256 is stored. Its text form never shows it.
 */
public record SessionSecret(String value) {
  public SessionSecret {
    Objects.requireNonNull(value, "value");
    if (!SecretText.matches(value)) {
      throw new IllegalArgumentException("not the secret of a session");
    }
  }

  /** The secret that a client sent; empty when it cannot be one. */
  public static Optional<SessionSecret> parse(@Nullable String sent) {
    return sent != null && SecretText.matches(sent)
        ? Optional.of(new SessionSecret(sent))
        : Optional.empty();
  }

  /** SHA-256, hexadecimal. */
  public String hash() {
    return Sha256.hex(value);
  }

  @Override
  public String toString() {
    return "SessionSecret[…]";
  }
}
