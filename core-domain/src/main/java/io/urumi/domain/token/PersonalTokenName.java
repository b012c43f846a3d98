package io.urumi.domain.token;

import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.Violation;
import io.urumi.domain.validation.VisibleText;
import org.jspecify.annotations.Nullable;

/**
 * What its user calls a token: 1 to 60 visible characters. Different from those of the user's other
 * tokens.
 */
public record PersonalTokenName(String value) {
  /** Longest name, in Unicode code points. */
  public static final int MAX_LENGTH = 60;

  /**
   * Strips leading and trailing spaces.
   *
   * @throws InvalidValueException when the name is missing, too long, or has characters that cannot
   *     be seen
   */
  public PersonalTokenName(@Nullable String value) {
    if (value == null || value.isBlank() || VisibleText.hasNoVisibleCharacter(value)) {
      throw refuse("required", "Name the token after what uses it, for example \"Backup script\".");
    }
    String stripped = VisibleText.strip(value);
    if (stripped.codePointCount(0, stripped.length()) > MAX_LENGTH) {
      throw refuse("length", "The name of a token has at most " + MAX_LENGTH + " characters.");
    }
    if (VisibleText.firstRefused(stripped).isPresent()) {
      throw refuse(
          "characters", "The name has a control character or an invisible one; remove it.");
    }
    this.value = stripped;
  }

  private static InvalidValueException refuse(String rule, String message) {
    return new InvalidValueException(new Violation("name", rule, message));
  }

  @Override
  public String toString() {
    return value;
  }
}
