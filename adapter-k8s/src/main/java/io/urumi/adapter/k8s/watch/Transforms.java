package io.urumi.adapter.k8s.watch;

import io.kubernetes.client.openapi.models.V1ContainerState;
import io.kubernetes.client.openapi.models.V1ContainerStateTerminated;
import io.kubernetes.client.openapi.models.V1ContainerStateWaiting;
import io.kubernetes.client.openapi.models.V1ContainerStatus;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NamespaceStatus;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaimSpec;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaimStatus;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodCondition;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1PodStatus;
import io.kubernetes.client.openapi.models.V1Volume;
import io.urumi.kubernetes.StoreLabels;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reduces objects to the fields that this adapter reads. Informers keep only these fields in
 * memory, and ignore changes of all others.
 */
public final class Transforms {
  private Transforms() {}

  /** Fields that a diagnosis reads. */
  public static V1Pod pod(V1Pod pod) {
    V1ObjectMeta metadata = pod.getMetadata();
    Map<String, String> labels = metadata.getLabels();
    String component = labels == null ? null : labels.get(StoreLabels.COMPONENT);
    return new V1Pod()
        .metadata(
            new V1ObjectMeta()
                .name(metadata.getName())
                .namespace(metadata.getNamespace())
                .uid(metadata.getUid())
                .creationTimestamp(metadata.getCreationTimestamp())
                .deletionTimestamp(metadata.getDeletionTimestamp())
                .labels(component == null ? Map.of() : Map.of(StoreLabels.COMPONENT, component)))
        .spec(spec(pod.getSpec()))
        .status(status(pod.getStatus()));
  }

  private static V1PodSpec spec(@Nullable V1PodSpec spec) {
    return spec == null
        ? new V1PodSpec()
        : new V1PodSpec()
            .nodeName(spec.getNodeName())
            .volumes(
                list(spec.getVolumes()).stream()
                    .filter(volume -> volume.getPersistentVolumeClaim() != null)
                    .map(volume ->
                        new V1Volume().persistentVolumeClaim(volume.getPersistentVolumeClaim()))
                    .toList());
  }

  private static V1PodStatus status(@Nullable V1PodStatus status) {
    return status == null
        ? new V1PodStatus()
        : new V1PodStatus()
            .phase(status.getPhase())
            .conditions(
                list(status.getConditions()).stream()
                    .filter(each -> "PodScheduled".equals(each.getType()))
                    .map(each ->
                        new V1PodCondition()
                            .type(each.getType())
                            .status(each.getStatus())
                            .reason(each.getReason())
                            .message(each.getMessage()))
                    .toList())
            .initContainerStatuses(containers(status.getInitContainerStatuses()))
            .containerStatuses(containers(status.getContainerStatuses()));
  }

  private static List<V1ContainerStatus> containers(@Nullable List<V1ContainerStatus> statuses) {
    return list(statuses).stream()
        .map(each ->
            new V1ContainerStatus()
                .name(each.getName())
                .image(each.getImage())
                .ready(each.getReady())
                .restartCount(each.getRestartCount())
                .state(state(each.getState()))
                .lastState(state(each.getLastState())))
        .toList();
  }

  private static V1ContainerState state(@Nullable V1ContainerState state) {
    V1ContainerState kept = new V1ContainerState();
    if (state == null) {
      return kept;
    }
    V1ContainerStateWaiting waiting = state.getWaiting();
    if (waiting != null) {
      kept.waiting(
          new V1ContainerStateWaiting().reason(waiting.getReason()).message(waiting.getMessage()));
    }
    V1ContainerStateTerminated terminated = state.getTerminated();
    if (terminated != null) {
      kept.terminated(
          new V1ContainerStateTerminated()
              .reason(terminated.getReason())
              .message(terminated.getMessage())
              .exitCode(terminated.getExitCode()));
    }
    return kept;
  }

  /** Phase and storage class. */
  public static V1PersistentVolumeClaim claim(V1PersistentVolumeClaim claim) {
    V1PersistentVolumeClaimSpec spec = claim.getSpec();
    V1PersistentVolumeClaimStatus status = claim.getStatus();
    return new V1PersistentVolumeClaim()
        .metadata(new V1ObjectMeta().name(claim.getMetadata().getName()))
        .spec(
            new V1PersistentVolumeClaimSpec()
                .storageClassName(spec == null ? null : spec.getStorageClassName()))
        .status(
            new V1PersistentVolumeClaimStatus().phase(status == null ? null : status.getPhase()));
  }

  /** Without the fields that change while nothing about the store does. */
  static V1Namespace namespace(V1Namespace namespace) {
    V1ObjectMeta metadata = namespace.getMetadata();
    return new V1Namespace()
        .metadata(
            new V1ObjectMeta()
                .name(metadata.getName())
                .uid(metadata.getUid())
                .labels(metadata.getLabels())
                .annotations(metadata.getAnnotations())
                .deletionTimestamp(metadata.getDeletionTimestamp()))
        .status(
            Optional.ofNullable(namespace.getStatus())
                .map(Transforms::withoutTimes)
                .orElseGet(V1NamespaceStatus::new));
  }

  private static V1NamespaceStatus withoutTimes(V1NamespaceStatus status) {
    list(status.getConditions()).forEach(each -> each.setLastTransitionTime(null));
    return status;
  }

  private static <E> List<E> list(@Nullable List<E> list) {
    return list == null ? List.of() : list;
  }
}
