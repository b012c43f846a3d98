package io.urumi.web.api.event;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.access.Principal;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Step;
import io.urumi.web.api.store.FailureDto;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** JSON form of an event. */
@Schema(name = "StoreEvent", description = "One change of a store")
public record StoreEventDto(
    @Schema(description = "Increases in the order in which events became visible", example = "42")
        String id,
    UUID storeId,
    @Schema(example = "alpha") String subdomain,
    @Schema(example = "StepStarted") String type,
    Instant at,
    @Schema(
            description = "One sentence that describes the event",
            example = "Create the namespace.")
        String message,
    @Schema(
            description = "Owner of the store at that time; absent on events of earlier versions",
            example = "local")
        @Nullable String owner,
    @Schema(
            description = "Who made the request: the name; only on events of requests",
            example = "local")
        @Nullable String actor,
    @Schema(
            description = "Who made the request: the permanent id; only on events of requests",
            example = "local")
        @Nullable String principalId,
    @Schema(description = "Only on events of requests") Principal.@Nullable Kind principalKind,
    @Schema(description = "Only on events of steps") @Nullable Step step,
    @Schema(description = "The new phase; only on PhaseChanged") @Nullable Phase phase,
    @Schema(description = "Only on events of a failure") @Nullable FailureDto failure,
    @Schema(
            description =
                "The reason of the condition that a store does not meet; only on PhaseChanged to"
                    + " DEGRADED",
            example = "WorkloadAbsent")
        @Nullable String reason) {}
