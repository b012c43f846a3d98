package io.urumi.web.api.dto;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.validation.Violation;
import io.urumi.port.driving.CheckSubdomainQuery.Availability;
import org.jspecify.annotations.Nullable;

/** Whether a subdomain could be had, on the wire. */
@Schema(name = "SubdomainCheck", description = "Whether a subdomain could be had just now")
public record SubdomainCheckDto(
    @Schema(description = "As it was asked for", example = "alpha") String subdomain,
    @Schema(description = "Whether a store could have it now") boolean available,
    @Schema(
            description = "The host name it would have; absent when it can be none",
            example = "alpha.localhost")
        @Nullable String host,
    @Schema(description = "Why it cannot be had; absent when it can")
        @Nullable SubdomainViolationDto violation) {

  public static SubdomainCheckDto of(Availability availability) {
    Violation violation = availability.violation();
    return new SubdomainCheckDto(
        availability.subdomain(),
        availability.available(),
        availability.host(),
        violation == null
            ? null
            : new SubdomainViolationDto(
                violation.rule(), violation.message(), availability.suggestion()));
  }
}
