package io.urumi.domain.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects the broken rules of several fields, so that all are reported at once. */
public final class Violations {
  private final List<Violation> found = new ArrayList<>();

  /**
   * Creates a value, or records why it is invalid.
   *
   * @return the value, or null when it broke a rule; {@link #throwIfAny()} then throws
   */
  public <T> @Nullable T collect(Supplier<T> value) {
    try {
      return value.get();
    } catch (InvalidValueException refused) {
      found.addAll(refused.violations());
      return null;
    }
  }

  /**
   * @throws InvalidValueException with everything collected, when anything was
   */
  public void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidValueException(found);
    }
  }
}
