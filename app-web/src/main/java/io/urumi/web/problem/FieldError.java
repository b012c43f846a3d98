package io.urumi.web.problem;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.validation.Violation;

/** What is wrong with one field, parameter or header. */
@Schema(name = "FieldError", description = "What is wrong with one field")
public record FieldError(
    @Schema(description = "Member of the body, parameter or header", example = "subdomain")
        String field,
    @Schema(description = "Stable name of the broken rule", example = "lowercase") String rule,
    @Schema(
            description = "What is wrong and what to write instead",
            example = "A subdomain has lower-case letters only: write \"alpha\".")
        String message) {

  /** The same, as the domain says it. */
  public static FieldError of(Violation violation) {
    return new FieldError(violation.field(), violation.rule(), violation.message());
  }
}
