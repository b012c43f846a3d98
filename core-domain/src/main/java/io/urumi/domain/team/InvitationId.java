package io.urumi.domain.team;

import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.UuidText;
import java.util.Objects;
import java.util.UUID;

/**
 * Identity of an invitation (UUID). Not a secret: knowing it does not suffice to accept the
 * invitation.
 */
public record InvitationId(UUID value) {
  public InvitationId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Reads the canonical 36-character form.
   *
   * @throws InvalidValueException when the text is not a UUID
   */
  public static InvitationId of(String text) {
    return new InvitationId(UuidText.parse(text, "an invitation"));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
