package io.urumi.domain.token;

import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.Violation;
import java.util.Objects;
import java.util.UUID;

/** Identity of a personal token (UUID). No secret: who knows it cannot use the token. */
public record PersonalTokenId(UUID value) {
  public PersonalTokenId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Reads the canonical 36-character form.
   *
   * @throws InvalidValueException when the text is no UUID
   */
  public static PersonalTokenId of(String text) {
    try {
      UUID parsed = UUID.fromString(text);
      if (parsed.toString().equalsIgnoreCase(text)) {
        return new PersonalTokenId(parsed);
      }
    } catch (IllegalArgumentException notUuid) {
      // Falls through to the exception below.
    }
    throw new InvalidValueException(
        new Violation(
            "id", "uuid", "The id of a token is a UUID; copy it from the list of tokens."));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
