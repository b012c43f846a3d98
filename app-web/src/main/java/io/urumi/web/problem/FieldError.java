package io.urumi.web.problem;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.validation.Violation;

/** An error in one member of the body, parameter or header. */
@Schema(name = "FieldError", description = "An error in one field")
public record FieldError(
    @Schema(
            description = "Name of the body's member, the parameter or the header",
            example = "subdomain")
        String field,
    @Schema(description = "Stable name of the violated rule", example = "lowercase") String rule,
    @Schema(
            description = "What is wrong and how to fix it",
            example = "A subdomain has lower-case letters only: write \"alpha\".")
        String message) {

  /** The error for a violation of a domain rule. */
  public static FieldError of(Violation violation) {
    return new FieldError(violation.field(), violation.rule(), violation.message());
  }
}
