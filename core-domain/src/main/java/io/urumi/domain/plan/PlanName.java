package io.urumi.domain.plan;

import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.Violation;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Name of a plan, such as {@code small}; whether it exists is decided by the catalog. */
public record PlanName(String value) {
  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,30}");

  /**
   * @throws InvalidValueException when the text is not a valid plan name
   */
  public PlanName(@Nullable String value) {
    if (value == null || !SHAPE.matcher(value).matches()) {
      throw new InvalidValueException(
          new Violation(
              "plan", "pattern", "A plan is named by lower-case letters, for example \"small\"."));
    }
    this.value = value;
  }

  @Override
  public String toString() {
    return value;
  }
}
