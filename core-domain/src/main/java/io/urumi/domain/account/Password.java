package io.urumi.domain.account;

import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.Violation;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * A password as it was entered; in Unicode normalisation form C, because keyboards differ. Its text
 * form never shows it.
 */
public record Password(String value) {
  /** Longest password, in characters. */
  public static final int MAX_LENGTH = 256;

  /** Shortest new password, in characters. */
  public static final int MIN_NEW_LENGTH = 12;

  /**
   * @throws InvalidValueException when it is missing or too long
   */
  public Password(@Nullable String value) {
    if (value == null || value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new InvalidValueException(
          new Violation(
              "password", "length", "A password has 1 to " + MAX_LENGTH + " characters."));
    }
    this.value = Normalizer.normalize(value, Normalizer.Form.NFC);
  }

  /**
   * A password that is set now.
   *
   * @throws InvalidValueException when it has fewer than {@value #MIN_NEW_LENGTH} characters
   */
  public static Password chosen(@Nullable String value) {
    Password password = new Password(value);
    if (password.value().codePointCount(0, password.value().length()) < MIN_NEW_LENGTH) {
      throw new InvalidValueException(
          new Violation(
              "password",
              "length",
              "A new password has at least " + MIN_NEW_LENGTH + " characters; use a longer one."));
    }
    return password;
  }

  @Override
  public String toString() {
    return "Password[…]";
  }
}
