package io.urumi.adapter.k8s.diagnosis;

import io.kubernetes.client.openapi.models.CoreV1Event;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1Pod;
import io.urumi.adapter.k8s.watch.WorkloadStatus;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.lifecycle.WorkloadFact;
import io.urumi.kubernetes.ApiFailureClassifier;
import io.urumi.kubernetes.Texts;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Finds whether a workload is available and, when it is not, the reason the cluster reports. */
final class WorkloadDiagnosis {
  private WorkloadDiagnosis() {}

  /**
   * @param pods all pods of the store; those of other parts are left out
   * @param claims all volume claims of the store, by name
   */
  static WorkloadFact of(
      StoreWorkload role,
      WorkloadStatus workload,
      Collection<V1Pod> pods,
      Map<String, V1PersistentVolumeClaim> claims,
      DiagnosticSource source) {
    if (workload.available()) {
      return new WorkloadFact.Available();
    }
    // The newest first: of two generations of pods, the current one decides.
    List<V1Pod> living =
        pods.stream()
            .filter(pod -> Pods.belongsTo(pod, role))
            .filter(pod -> !Pods.isDeleted(pod) && !Pods.isFinished(pod))
            .sorted(Comparator.comparing(WorkloadDiagnosis::created).reversed())
            .toList();
    for (V1Pod pod : living) {
      Optional<StoreFailure> problem = PodDiagnosis.of(pod, claims, source);
      if (problem.isPresent()) {
        return new WorkloadFact.Failing(problem.get());
      }
    }
    if (workload.pods() < workload.desired() || living.isEmpty()) {
      String refusal = refusal(role, workload, living, source);
      if (!refusal.isEmpty()) {
        return new WorkloadFact.Failing(refused(role, refusal));
      }
    }
    return new WorkloadFact.Progressing(progress(role, workload, living));
  }

  private static String refusal(
      StoreWorkload role, WorkloadStatus workload, List<V1Pod> living, DiagnosticSource source) {
    if (!workload.refusal().isEmpty()) {
      return workload.refusal();
    }
    if (role != StoreWorkload.DATABASE || !living.isEmpty() || workload.desired() == 0) {
      return "";
    }
    List<CoreV1Event> events = source.events(role.kind(), role.object());
    // Only the last event counts: once a pod is created, an earlier refusal is obsolete.
    return events.isEmpty() || !"FailedCreate".equals(events.getLast().getReason())
        ? ""
        : Containers.text(events.getLast().getMessage());
  }

  private static StoreFailure refused(StoreWorkload role, String message) {
    return ApiFailureClassifier.exceededQuota(message, message)
        .orElseGet(() ->
            new StoreFailure.PodRefused(
                role.owner(), Texts.shorten(ApiFailureClassifier.reason(message), 400), message));
  }

  private static String progress(StoreWorkload role, WorkloadStatus workload, List<V1Pod> living) {
    if (workload.desired() == 0) {
      return role.title() + " is scaled to zero.";
    }
    String count = " (" + workload.ready() + " of " + workload.desired() + " ready)";
    if (living.isEmpty()) {
      return role.title() + " is starting" + count + ": its pod is not there yet.";
    }
    V1Pod newest = living.getFirst();
    String doing =
        !Pods.isScheduled(newest)
            ? ": its pod waits for a node."
            : Containers.of(newest).stream()
                    .anyMatch(each -> !Containers.waitingReason(each).isEmpty())
                ? ": its container is being created."
                : ".";
    return role.title() + " is starting" + count + doing;
  }

  private static OffsetDateTime created(V1Pod pod) {
    return Objects.requireNonNullElse(pod.getMetadata().getCreationTimestamp(), OffsetDateTime.MIN);
  }
}
