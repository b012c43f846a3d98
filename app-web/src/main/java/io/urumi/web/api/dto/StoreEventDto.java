package io.urumi.web.api.dto;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Step;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that happened to a store, on the wire. */
@Schema(name = "StoreEvent", description = "Something that happened to a store, told once")
public record StoreEventDto(
    @Schema(description = "Grows in the order in which events became visible", example = "42")
        String id,
    UUID storeId,
    @Schema(example = "alpha") String subdomain,
    @Schema(
            allowableValues = {
              "StoreRequested",
              "StoreAdopted",
              "RetryRequested",
              "DeletionRequested",
              "WaitingForSlot",
              "PhaseChanged",
              "StepStarted",
              "StepSucceeded",
              "StepFailed",
              "ProblemFound",
              "ConditionChanged",
              "DriftFound"
            })
        String type,
    Instant at,
    @Schema(description = "A sentence for people", example = "Create the namespace.")
        String message,
    @Schema(description = "Who asked; only with requests", example = "local")
        @Nullable String actor,
    @Schema(description = "Only with steps") @Nullable Step step,
    @Schema(description = "The phase entered; only with PhaseChanged") @Nullable Phase phase,
    @Schema(description = "Only when something failed") @Nullable FailureDto failure) {}
