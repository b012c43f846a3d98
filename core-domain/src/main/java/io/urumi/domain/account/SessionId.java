package io.urumi.domain.account;

import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.UuidText;
import java.util.Objects;
import java.util.UUID;

/** Identity of a session (UUID). Not a secret: knowing it does not suffice to use the session. */
public record SessionId(UUID value) {
  public SessionId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Reads the canonical 36-character form.
   *
   * @throws InvalidValueException when the text is not a UUID
   */
  public static SessionId of(String text) {
    return new SessionId(UuidText.parse(text, "a session"));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
