package io.urumi.web.api.dto;

import io.swagger.v3.oas.annotations.media.Schema;
import io.urumi.port.model.ClusterStatus;
import org.jspecify.annotations.Nullable;

/** The cluster and whether it answers, on the wire. */
@Schema(name = "ClusterInfo", description = "The cluster and whether it answers")
public record ClusterInfoDto(
    @Schema(description = "The kubeconfig's context", example = "production") String name,
    @Schema(description = "True when it is a stand-in and nothing in it is real") boolean simulated,
    @Schema(description = "Address of the API server", example = "https://127.0.0.1:6443")
        String server,
    @Schema(description = "Whether it answered just now") boolean reachable,
    @Schema(description = "Of Kubernetes; absent when unknown", example = "v1.34.4")
        @Nullable String version,
    @Schema(description = "A sentence for people") String message) {

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
