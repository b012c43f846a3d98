package io.urumi.domain.store;

import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.Violation;
import org.jspecify.annotations.Nullable;

/** The shop's name as customers see it: 1 to 60 characters, no control characters. */
public record StoreName(String value) {
  /** Longest name, in Unicode code points. */
  public static final int MAX_LENGTH = 60;

  private static final String FIELD = "name";

  /**
   * @throws InvalidValueException when the name is missing, blank, too long, or holds characters
   *     that cannot be shown
   */
  public StoreName(@Nullable String value) {
    if (value == null || value.isBlank()) {
      throw refuse("required", "Give the store a name, for example \"Alpha Shop\".");
    }
    String trimmed = value.strip();
    int length = trimmed.codePointCount(0, trimmed.length());
    if (length > MAX_LENGTH) {
      throw refuse(
          "length", "The name has " + length + " characters; use at most " + MAX_LENGTH + ".");
    }
    if (trimmed.codePoints().anyMatch(StoreName::unprintable)) {
      throw refuse(
          "characters",
          "The name holds line breaks, control or invisible characters; use letters, digits,"
              + " spaces and punctuation.");
    }
    this.value = trimmed;
  }

  private static boolean unprintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static InvalidValueException refuse(String rule, String message) {
    return new InvalidValueException(new Violation(FIELD, rule, message));
  }

  @Override
  public String toString() {
    return value;
  }
}
