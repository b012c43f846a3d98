package io.urumi.web.api.subdomain;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.validation.Violation;
import io.urumi.port.driving.CheckSubdomainQuery.Availability;
import org.jspecify.annotations.Nullable;

/** JSON form of a subdomain's availability. */
@Schema(name = "SubdomainCheck", description = "Whether a subdomain is available")
public record SubdomainCheckDto(
    @Schema(description = "The subdomain as requested", example = "alpha") String subdomain,
    @Schema(description = "Whether a new store can use it now") boolean available,
    @Schema(
            description =
                "The host name of a store with this subdomain; absent when the subdomain is invalid",
            example = "alpha.localhost")
        @Nullable String host,
    @Schema(description = "Why it is not available; absent when it is")
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
