package io.urumi.adapter.k8s.diagnosis;

import static io.urumi.adapter.k8s.diagnosis.Containers.text;

import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodCondition;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1PodStatus;
import io.urumi.kubernetes.StoreLabels;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what the API server reports about a pod. */
final class Pods {
  private static final Duration NEW = Duration.ofSeconds(3);

  private Pods() {}

  /**
   * Whether the pod was created a moment ago. Most pods run after that time, and reading the events
   * of one that starts would take processor time from the start.
   */
  static boolean isNew(V1Pod pod) {
    OffsetDateTime created = pod.getMetadata().getCreationTimestamp();
    if (created == null) {
      return false;
    }
    // Negative when the clock of the API server is ahead.
    Duration age = Duration.between(created.toInstant(), Instant.now());
    return !age.isNegative() && age.compareTo(NEW) < 0;
  }

  static String phase(V1Pod pod) {
    V1PodStatus status = pod.getStatus();
    return status == null ? "" : text(status.getPhase());
  }

  /** Whether the pod has run to completion, so that it no longer counts. */
  static boolean isFinished(V1Pod pod) {
    return "Failed".equals(phase(pod)) || "Succeeded".equals(phase(pod));
  }

  static boolean isDeleted(V1Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() != null;
  }

  static boolean belongsTo(V1Pod pod, StoreWorkload role) {
    Map<String, String> labels = pod.getMetadata().getLabels();
    return labels != null && role.component().equals(labels.get(StoreLabels.COMPONENT));
  }

  /** Whether the pod is assigned to a node. */
  static boolean isScheduled(V1Pod pod) {
    V1PodSpec spec = pod.getSpec();
    return spec != null && !text(spec.getNodeName()).isEmpty();
  }

  /** The condition with which the scheduler reports that no node fits; empty when one fits. */
  static Optional<V1PodCondition> unschedulable(V1Pod pod) {
    V1PodStatus status = pod.getStatus();
    if (status == null || status.getConditions() == null) {
      return Optional.empty();
    }
    return status.getConditions().stream()
        .filter(each -> "PodScheduled".equals(each.getType()) && "False".equals(each.getStatus()))
        .reduce((_, last) -> last);
  }

  /** Names of the volume claims that the pod mounts. */
  static List<String> claims(V1Pod pod) {
    V1PodSpec spec = pod.getSpec();
    if (spec == null || spec.getVolumes() == null) {
      return List.of();
    }
    return spec.getVolumes().stream()
        .filter(volume -> volume.getPersistentVolumeClaim() != null)
        .map(volume -> volume.getPersistentVolumeClaim().getClaimName())
        .toList();
  }
}
