package io.urumi.adapter.k8s.diagnosis;

import io.kubernetes.client.openapi.models.V1ContainerState;
import io.kubernetes.client.openapi.models.V1ContainerStateTerminated;
import io.kubernetes.client.openapi.models.V1ContainerStatus;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodStatus;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what the kubelet reports about containers. */
final class Containers {
  private Containers() {}

  /** All containers of a pod, init containers first. */
  static List<V1ContainerStatus> of(V1Pod pod) {
    V1PodStatus status = pod.getStatus();
    if (status == null) {
      return List.of();
    }
    return Stream.of(status.getInitContainerStatuses(), status.getContainerStatuses())
        .filter(Objects::nonNull)
        .flatMap(List::stream)
        .toList();
  }

  static boolean isReady(V1ContainerStatus container) {
    return Boolean.TRUE.equals(container.getReady());
  }

  static int restarts(V1ContainerStatus container) {
    return container.getRestartCount() == null ? 0 : container.getRestartCount();
  }

  /** Why the container waits, for example {@code ImagePullBackOff}; empty when it does not. */
  static String waitingReason(V1ContainerStatus container) {
    V1ContainerState state = container.getState();
    return state == null || state.getWaiting() == null ? "" : text(state.getWaiting().getReason());
  }

  static String waitingMessage(V1ContainerStatus container) {
    V1ContainerState state = container.getState();
    return state == null || state.getWaiting() == null ? "" : text(state.getWaiting().getMessage());
  }

  /** Whether the container's current run has terminated. */
  static boolean isTerminated(V1ContainerStatus container) {
    V1ContainerState state = container.getState();
    return state != null && state.getTerminated() != null;
  }

  /** How the container's current or else previous run terminated; null when neither has. */
  static @Nullable V1ContainerStateTerminated termination(V1ContainerStatus container) {
    V1ContainerState state =
        isTerminated(container) ? container.getState() : container.getLastState();
    return state == null ? null : state.getTerminated();
  }

  /** Reason of {@link #termination}; empty when there is none. */
  static String terminationReason(V1ContainerStatus container) {
    V1ContainerStateTerminated end = termination(container);
    return end == null ? "" : text(end.getReason());
  }

  static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
