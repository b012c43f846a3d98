package io.urumi.web.api.dto;

import io.swagger.v3.oas.annotations.media.Schema;

/** The cluster a store lives in, by name. */
@Schema(name = "StoreCluster", description = "The cluster a store lives in")
public record StoreClusterDto(
    @Schema(description = "The kubeconfig's context", example = "production") String name,
    @Schema(description = "True when it is a stand-in and nothing in it is real")
        boolean simulated) {}
