package io.urumi.domain.store;

import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.UuidText;
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
   * @throws InvalidValueException when the text is not a UUID
   */
  public static StoreId of(String text) {
    return new StoreId(UuidText.parse(text, "a store"));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
