package io.urumi.domain.store;

import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.Violation;
import java.util.Objects;
import java.util.UUID;

/** Identity of a store (UUID); never reused, not even after the store was deleted. */
public record StoreId(UUID value) {
  public StoreId {
    Objects.requireNonNull(value, "value");
  }

  /**
   * Reads the canonical 36-character form.
   *
   * @throws InvalidValueException when the text is no UUID
   */
  public static StoreId of(String text) {
    try {
      UUID parsed = UUID.fromString(text);
      if (parsed.toString().equalsIgnoreCase(text)) {
        return new StoreId(parsed);
      }
    } catch (IllegalArgumentException notUuid) {
      // Falls through to the exception below.
    }
    throw new InvalidValueException(
        new Violation(
            "id",
            "uuid",
            "A store id is a UUID such as 01890a5d-ac96-774b-bcce-b302099a8057; copy it from the"
                + " list of stores."));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
