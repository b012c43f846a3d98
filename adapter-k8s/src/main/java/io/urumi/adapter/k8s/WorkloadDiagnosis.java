package io.urumi.adapter.k8s;

import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.lifecycle.WorkloadFact;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells whether a workload serves and, when it does not, what the cluster says is wrong. */
final class WorkloadDiagnosis {
  private WorkloadDiagnosis() {}

  /**
   * @param pods all pods of the store; those of other parts are left out
   * @param claims all volume claims of the store, by name
   */
  static WorkloadFact of(
      WorkloadRole role,
      WorkloadState workload,
      Collection<PodState> pods,
      Map<String, ClaimState> claims,
      Clues clues) {
    if (workload.available()) {
      return new WorkloadFact.Available();
    }
    // The newest first: of two generations of pods, the one that is wanted now tells.
    List<PodState> living =
        pods.stream()
            .filter(pod -> role.component().equals(pod.component()))
            .filter(pod -> !pod.leaving() && !pod.finished())
            .sorted(Comparator.comparing(PodState::created).reversed())
            .toList();
    for (PodState pod : living) {
      Optional<StoreFailure> problem = PodDiagnosis.of(pod, claims, clues);
      if (problem.isPresent()) {
        return new WorkloadFact.Failing(problem.get());
      }
    }
    if (workload.pods() < workload.wanted() || living.isEmpty()) {
      String refusal = refusal(role, workload, living, clues);
      if (!refusal.isEmpty()) {
        return new WorkloadFact.Failing(refused(role, refusal));
      }
    }
    return new WorkloadFact.Progressing(progress(role, workload, living));
  }

  private static String refusal(
      WorkloadRole role, WorkloadState workload, List<PodState> living, Clues clues) {
    if (!workload.refusal().isEmpty()) {
      return workload.refusal();
    }
    if (role.kind() != ResourceKind.STATEFUL_SET || !living.isEmpty() || workload.wanted() == 0) {
      return "";
    }
    List<EventState> events = clues.events(role.kind(), role.object());
    // What came last counts: a pod that could be created in the end makes the refusal history.
    return events.isEmpty() || !"FailedCreate".equals(events.getLast().reason())
        ? ""
        : events.getLast().message();
  }

  private static StoreFailure refused(WorkloadRole role, String message) {
    if (message.contains("exceeded quota")) {
      return new StoreFailure.QuotaExceeded(FailureClassifier.quota(message), message);
    }
    return new StoreFailure.PodRefused(
        role.owner(), Texts.shorten(FailureClassifier.reason(message), 400), message);
  }

  private static String progress(WorkloadRole role, WorkloadState workload, List<PodState> living) {
    if (workload.wanted() == 0) {
      return role.title() + " is scaled to zero.";
    }
    String count = " (" + workload.ready() + " of " + workload.wanted() + " ready)";
    if (living.isEmpty()) {
      return role.title() + " is starting" + count + ": its pod is not there yet.";
    }
    PodState newest = living.getFirst();
    String doing =
        newest.node().isEmpty()
            ? ": its pod waits for a node."
            : newest.containers().stream().anyMatch(each -> !each.waiting().isEmpty())
                ? ": its container is being created."
                : ".";
    return role.title() + " is starting" + count + doing;
  }
}
