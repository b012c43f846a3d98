package io.urumi.domain.team;

import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.Violation;
import java.util.Objects;
import java.util.UUID;

/** Identity of an invitation (UUID). No secret: who knows it cannot accept the invitation. */
public record InvitationId(UUID value) {
  public InvitationId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Reads the canonical 36-character form.
   *
   * @throws InvalidValueException when the text is no UUID
   */
  public static InvitationId of(String text) {
    try {
      UUID parsed = UUID.fromString(text);
      if (parsed.toString().equalsIgnoreCase(text)) {
        return new InvitationId(parsed);
      }
    } catch (IllegalArgumentException notUuid) {
      // Falls through to the exception below.
    }
    throw new InvalidValueException(
        new Violation(
            "id", "uuid", "An invitation id is a UUID; copy it from the list of invitations."));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
