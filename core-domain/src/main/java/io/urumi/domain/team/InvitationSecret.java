package io.urumi.domain.team;

import io.urumi.domain.digest.Sha256;
import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.SecretText;
import io.urumi.domain.validation.Violation;
import org.jspecify.annotations.Nullable;

/**
 * What the link of an invitation has: 256 random bits as 43 characters of base64url. Only its
 * SHA-256 is stored. Its text form never shows it.
 */
public record InvitationSecret(String value) {
  /**
   * @throws InvalidValueException when it cannot be the secret of an invitation
   */
  public InvitationSecret(@Nullable String value) {
    if (value == null || !SecretText.matches(value)) {
      throw new InvalidValueException(
          new Violation(
              "secret",
              "pattern",
              "The secret of an invitation has 43 characters; copy the whole link."));
    }
    this.value = value;
  }

  /** SHA-256, hexadecimal. */
  public String hash() {
    return Sha256.hex(value);
  }

  @Override
  public String toString() {
    return "InvitationSecret[…]";
  }
}
