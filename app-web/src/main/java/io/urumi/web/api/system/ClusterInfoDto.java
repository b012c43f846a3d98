package io.urumi.web.api.system;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.port.model.ClusterStatus;
import org.jspecify.annotations.Nullable;

/** JSON form of the cluster's status. */
@Schema(name = "ClusterInfo", description = "The cluster and whether it is reachable")
public record ClusterInfoDto(
    @Schema(description = "Context of the kubeconfig", example = "production") String name,
    @Schema(description = "True for the simulated cluster, which runs no real stores")
        boolean simulated,
    @Schema(description = "URL of the API server", example = "https://127.0.0.1:6443")
        String server,
    @Schema(description = "Whether the API server answered this request") boolean reachable,
    @Schema(description = "Version of Kubernetes; absent when unknown", example = "v1.34.4")
        @Nullable String version,
    @Schema(description = "The status as one sentence") String message) {

  public static ClusterInfoDto of(ClusterStatus status) {
    return new ClusterInfoDto(
        status.name(),
        status.simulated(),
        status.server(),
        status.reachable(),
        status.version().isEmpty() ? null : status.version(),
        status.message());
  }
}
