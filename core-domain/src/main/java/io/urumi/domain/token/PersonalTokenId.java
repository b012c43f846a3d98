package io.urumi.domain.token;

import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.UuidText;
import java.util.Objects;
import java.util.UUID;

/**
 * Identity of a personal token (UUID). Not a secret: knowing it does not suffice to use the token.
 */
public record PersonalTokenId(UUID value) {
  public PersonalTokenId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Reads the canonical 36-character form.
   *
   * @throws InvalidValueException when the text is not a UUID
   */
  public static PersonalTokenId of(String text) {
    return new PersonalTokenId(UuidText.parse(text, "a token"));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
