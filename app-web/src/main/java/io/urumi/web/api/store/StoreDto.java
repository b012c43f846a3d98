package io.urumi.web.api.store;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.store.DesiredState;
import io.urumi.domain.store.Phase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** JSON form of a store. */
@Schema(name = "Store", description = "A store: its desired state and its observed status")
public record StoreDto(
    @Schema(description = "Never reused", example = "01890a5d-ac96-774b-bcce-b302099a8057") UUID id,
    @Schema(description = "The shop's name as its customers see it", example = "Alpha Shop")
        String name,
    @Schema(example = "alpha") String subdomain,
    @Schema(description = "Id of the team that owns the store", example = "local") String owner,
    @Schema(example = "small") String plan,
    @Schema(
            description = "URL of the storefront",
            format = "uri",
            example = "http://alpha.localhost")
        String url,
    @Schema(
            description = "URL of the WordPress administration",
            format = "uri",
            example = "http://alpha.localhost/wp-admin/")
        String adminUrl,
    @Schema(description = "Kubernetes namespace of the store", example = "store-alpha")
        String namespace,
    StoreClusterDto cluster,
    @Schema(description = "The desired state that was requested last") DesiredState desired,
    @Schema(description = "Summary of the store's lifecycle") Phase phase,
    @Schema(description = "Increases with each change of the desired state") long generation,
    @Schema(description = "The newest generation the platform has acted on; 0 before the first")
        long observedGeneration,
    @Schema(description = "Observed properties, one of each type") List<ConditionDto> conditions,
    @Schema(description = "The step that is running or waited for; absent when there is none")
        @Nullable CurrentStepDto currentStep,
    @Schema(
            description =
                "Position in the queue while all slots are taken: 1 is next; absent when the store"
                    + " is not queued",
            example = "7")
        @Nullable Long queuePosition,
    @Schema(
            description =
                "The current failure, also while it is retried; absent when there is none")
        @Nullable FailureDto failure,
    @Schema(description = "When it was requested") Instant createdAt,
    @Schema(description = "When the record was last saved") Instant updatedAt,
    @Schema(description = "When it first became ready; absent before that")
        @Nullable Instant readyAt,
    @Schema(description = "When its deletion completed; absent before that")
        @Nullable Instant deletedAt,
    @Schema(description = "Increases with each saved change; part of the ETag", example = "7")
        long version) {}
