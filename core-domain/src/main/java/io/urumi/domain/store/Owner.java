package io.urumi.domain.store;

import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.Violation;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Owner of a store: the id of a team, of 1 to 63 letters, digits, dots, dashes, underscores. Stores
 * that were created without authentication belong to the team {@code local}.
 */
public record Owner(String value) {
  private static final Pattern SHAPE =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?");

  /**
   * @throws InvalidValueException when the text is missing or has other characters; the pattern is
   *     that of a Kubernetes label value, because the owner becomes one
   */
  public Owner(@Nullable String value) {
    if (value == null || !SHAPE.matcher(value).matches()) {
      throw new InvalidValueException(
          new Violation(
              "owner",
              "pattern",
              "An owner has 1 to 63 letters, digits, dots, dashes or underscores, and starts and"
                  + " ends with a letter or digit."));
    }
    this.value = value;
  }

  @Override
  public String toString() {
    return value;
  }
}
