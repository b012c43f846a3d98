package io.urumi.domain.account;

import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.Violation;
import java.util.Objects;
import java.util.UUID;

/** Identity of a session (UUID). No secret: who knows it cannot use the session. */
public record SessionId(UUID value) {
  public SessionId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Reads the canonical 36-character form.
   *
   * @throws InvalidValueException when the text is no UUID
   */
  public static SessionId of(String text) {
    try {
      UUID parsed = UUID.fromString(text);
      if (parsed.toString().equalsIgnoreCase(text)) {
        return new SessionId(parsed);
      }
    } catch (IllegalArgumentException notUuid) {
      // Falls through to the exception below.
    }
    throw new InvalidValueException(
        new Violation("id", "uuid", "A session id is a UUID; copy it from the list of sessions."));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
