package io.urumi.web.api.dto;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.domain.store.DesiredState;
import io.urumi.domain.store.Phase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A store on the wire. */
@Schema(name = "Store", description = "A store: what was asked and what is known")
public record StoreDto(
    @Schema(description = "Never reused", example = "01890a5d-ac96-774b-bcce-b302099a8057") UUID id,
    @Schema(description = "The shop's name as its customers read it", example = "Alpha Shop")
        String name,
    @Schema(example = "alpha") String subdomain,
    @Schema(description = "Account the store belongs to", example = "local") String owner,
    @Schema(example = "small") String plan,
    @Schema(
            description = "Address of the storefront",
            format = "uri",
            example = "http://alpha.localhost")
        String url,
    @Schema(
            description = "Address of the shop's own administration",
            format = "uri",
            example = "http://alpha.localhost/wp-admin/")
        String adminUrl,
    @Schema(description = "Kubernetes namespace it lives in", example = "store-alpha")
        String namespace,
    StoreClusterDto cluster,
    @Schema(description = "What was asked for last") DesiredState desired,
    @Schema(description = "Where the store is in its life, for people") Phase phase,
    @Schema(description = "Counts the intents; grows with each change of what is asked")
        long generation,
    @Schema(description = "The newest generation that was acted on; 0 before the first")
        long observedGeneration,
    @Schema(description = "What is known, for machines; one of each type")
        List<ConditionDto> conditions,
    @Schema(description = "What is being done or waited for; absent when nothing is")
        @Nullable CurrentStepDto currentStep,
    @Schema(
            description =
                "Where it stands in the queue while all slots are taken: 1 is next; absent when it"
                    + " does not wait for one",
            example = "7")
        @Nullable Long queuePosition,
    @Schema(description = "The problem at hand, also while it is still retried; absent without one")
        @Nullable FailureDto failure,
    @Schema(description = "When it was asked for") Instant createdAt,
    @Schema(description = "When anything about it was last saved") Instant updatedAt,
    @Schema(description = "When it first became ready; absent until then")
        @Nullable Instant readyAt,
    @Schema(description = "When nothing was left of it; absent until then")
        @Nullable Instant deletedAt,
    @Schema(description = "Grows with each saved change; the ETag is made of it", example = "7")
        long version) {}
