package io.urumi.adapter.k8s.watch;

import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1DeploymentCondition;
import io.kubernetes.client.openapi.models.V1DeploymentSpec;
import io.kubernetes.client.openapi.models.V1DeploymentStatus;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V1StatefulSetSpec;
import io.kubernetes.client.openapi.models.V1StatefulSetStatus;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a Deployment and a StatefulSet have in common.
 *
 * @param current whether the controller has observed the newest generation
 * @param desired number of pods in the spec
 * @param pods number of pods that exist
 * @param ready number of pods that are ready
 * @param refusal why pods cannot be created; empty when they can. A StatefulSet reports it only in
 *     events
 */
public record WorkloadStatus(boolean current, int desired, int pods, int ready, String refusal) {

  public static WorkloadStatus of(V1Deployment deployment) {
    V1DeploymentSpec spec = deployment.getSpec();
    V1DeploymentStatus status =
        Optional.ofNullable(deployment.getStatus()).orElseGet(V1DeploymentStatus::new);
    return new WorkloadStatus(
        current(deployment.getMetadata(), status.getObservedGeneration()),
        desired(spec == null ? null : spec.getReplicas()),
        number(status.getReplicas()),
        number(status.getReadyReplicas()),
        refusal(status.getConditions()));
  }

  public static WorkloadStatus of(V1StatefulSet statefulSet) {
    V1StatefulSetSpec spec = statefulSet.getSpec();
    V1StatefulSetStatus status =
        Optional.ofNullable(statefulSet.getStatus()).orElseGet(V1StatefulSetStatus::new);
    return new WorkloadStatus(
        current(statefulSet.getMetadata(), status.getObservedGeneration()),
        desired(spec == null ? null : spec.getReplicas()),
        number(status.getReplicas()),
        number(status.getReadyReplicas()),
        "");
  }

  public boolean available() {
    return current && ready >= 1;
  }

  /** Whether no step of a store ends or begins because of the difference. */
  boolean isInSameStateAs(WorkloadStatus other) {
    return available() == other.available()
        && desired == other.desired
        && refusal.equals(other.refusal);
  }

  private static boolean current(V1ObjectMeta metadata, @Nullable Long observed) {
    Long generation = metadata.getGeneration();
    return (observed == null ? 0 : observed) >= (generation == null ? 0 : generation);
  }

  private static int desired(@Nullable Integer replicas) {
    return replicas == null ? 1 : replicas;
  }

  private static int number(@Nullable Integer count) {
    return count == null ? 0 : count;
  }

  private static String refusal(@Nullable List<V1DeploymentCondition> conditions) {
    if (conditions == null) {
      return "";
    }
    return conditions.stream()
        .filter(each -> "ReplicaFailure".equals(each.getType()) && "True".equals(each.getStatus()))
        .map(V1DeploymentCondition::getMessage)
        .reduce("", (_, last) -> last);
  }
}
