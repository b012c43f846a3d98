package io.urumi.web.api.store;

import io.swagger.v3.oas.annotations.media.Schema;

/** JSON form of a reference to the cluster of a store. */
@Schema(name = "StoreCluster", description = "The cluster that hosts the store")
public record StoreClusterDto(
    @Schema(description = "Context of the kubeconfig", example = "production") String name,
    @Schema(description = "True for the simulated cluster, which runs no real stores")
        boolean simulated) {}
