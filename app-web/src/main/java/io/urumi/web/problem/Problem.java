package io.urumi.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON form of a problem detail, with this API's extensions. */
@Schema(name = "Problem", description = "An error, as RFC 9457 defines it")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    @Schema(
            description = "Identifies the type of the problem",
            format = "uri",
            example = "https://urumi.io/problems/subdomain-taken")
        String type,
    @Schema(example = "The subdomain is taken") String title,
    @Schema(description = "The HTTP status", example = "409") int status,
    @Schema(description = "Stable, machine-readable code") ErrorCode code,
    @Schema(
            description = "What went wrong and how to fix it",
            example = "Another store has the subdomain \"alpha\"; choose another subdomain.")
        @Nullable String detail,
    @Schema(description = "Path of the request", example = "/api/v1/stores")
        @Nullable String instance,
    @Schema(description = "The errors by field; absent when the problem is not about fields")
        @Nullable List<FieldError> errors,
    @Schema(
            description = "Id of the request in the server log and the audit log",
            example = "6f1f8f0a-7f0e-4a57-9d0b-6f6d0c1f3b8e")
        @Nullable String requestId,
    @Schema(
            description = "The resource the request conflicts with; only with status 409",
            example = "subdomain/alpha")
        @Nullable String conflictsWith) {}
