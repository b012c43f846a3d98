package io.urumi.domain.validation;

import java.util.Objects;

/**
 * One broken rule about one field.
 *
 * @param field name of the input field as the caller knows it, for example {@code subdomain}
 * @param rule stable identifier of the rule, for example {@code pattern}
 * @param message a sentence that says what is wrong and what to write instead
 */
public record Violation(String field, String rule, String message) {
  public Violation {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(message, "message");
  }
}
