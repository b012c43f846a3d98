package io.urumi.domain.validation;

import java.util.List;
import java.util.stream.Collectors;

/** Thrown when input breaks rules of a value object or command; lists every broken rule. */
public final class InvalidValueException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  /**
   * @param violations at least one broken rule
   */
  public InvalidValueException(List<Violation> violations) {
    super(violations.stream().map(Violation::message).collect(Collectors.joining(" ")));
    this.violations = List.copyOf(violations);
  }

  /**
   * @param violation the one broken rule
   */
  public InvalidValueException(Violation violation) {
    this(List.of(violation));
  }

  /** The broken rules, in the order of the fields. */
  public List<Violation> violations() {
    return violations;
  }
}
