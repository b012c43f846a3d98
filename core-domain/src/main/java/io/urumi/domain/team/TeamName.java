package io.urumi.domain.team;

import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.Violation;
import io.urumi.domain.validation.VisibleText;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a team is called: 1 to 60 characters, none of them invisible. Does not identify the team:
 * two teams may have the same name.
 */
public record TeamName(String value) {
  /** Longest name, in Unicode code points. */
  public static final int MAX_LENGTH = 60;

  private static final String FIELD = "name";

  /**
   * Without leading and trailing spaces.
   *
   * @throws InvalidValueException when the name is missing, has no visible character, is too long,
   *     or contains invisible characters
   */
  public TeamName(@Nullable String value) {
    if (value == null || VisibleText.hasNoVisibleCharacter(value)) {
      throw refused("required", "Give the team a name, for example \"Shops of Bern\".");
    }
    String stripped = VisibleText.strip(value);
    int length = stripped.codePointCount(0, stripped.length());
    if (length > MAX_LENGTH) {
      throw refused(
          "length", "The name has " + length + " characters; use at most " + MAX_LENGTH + ".");
    }
    OptionalInt invisible = VisibleText.firstRefused(stripped);
    if (invisible.isPresent()) {
      throw refused(
          "characters",
          "Character %d of the name, U+%04X, is a control character or invisible; remove it."
              .formatted(
                  stripped.codePointCount(0, invisible.getAsInt()) + 1,
                  stripped.codePointAt(invisible.getAsInt())));
    }
    this.value = stripped;
  }

  private static InvalidValueException refused(String rule, String message) {
    return new InvalidValueException(new Violation(FIELD, rule, message));
  }

  @Override
  public String toString() {
    return value;
  }
}
