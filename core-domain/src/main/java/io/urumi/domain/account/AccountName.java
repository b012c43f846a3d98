package io.urumi.domain.account;

import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.Violation;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name with which a user signs in, and which others see. Names an account, but does not
 * identify it: a name may change.
 */
public record AccountName(String value) {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9]([a-z0-9._@+-]{0,62}[a-z0-9])?");

  /**
   * @throws InvalidValueException when the text is missing or has other characters
   */
  public AccountName(@Nullable String value) {
    if (value == null || !SHAPE.matcher(value).matches()) {
      throw new InvalidValueException(
          new Violation(
              "name",
              "pattern",
              "The name of an account has 1 to 64 lower-case letters, digits, or the characters"
                  + " . _ @ + -, and starts and ends with a letter or digit."));
    }
    this.value = value;
  }

  @Override
  public String toString() {
    return value;
  }
}
