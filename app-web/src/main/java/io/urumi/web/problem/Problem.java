package io.urumi.web.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A problem detail on the wire, with this API's extensions. */
@Schema(name = "Problem", description = "An error, as RFC 9457 defines it")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    @Schema(
            description = "Identifies the kind of problem",
            format = "uri",
            example = "https://urumi.io/problems/subdomain-taken")
        String type,
    @Schema(example = "The subdomain is taken") String title,
    @Schema(description = "The HTTP status", example = "409") int status,
    @Schema(description = "Stable; for programs") ErrorCode code,
    @Schema(
            description = "What went wrong this time, and what to do",
            example = "Another store has the subdomain alpha; choose another.")
        @Nullable String detail,
    @Schema(description = "The path that was asked", example = "/api/v1/stores")
        @Nullable String instance,
    @Schema(description = "What is wrong, field by field; absent when no field is to blame")
        @Nullable List<FieldError> errors,
    @Schema(
            description = "Finds the request in the log and the audit log",
            example = "6f1f8f0a-7f0e-4a57-9d0b-6f6d0c1f3b8e")
        @Nullable String requestId,
    @Schema(description = "What stands in the way; only with 409", example = "subdomain/alpha")
        @Nullable String conflictsWith) {}
