package io.urumi.adapter.k8s.diagnosis;

import static io.urumi.adapter.k8s.diagnosis.Containers.text;

import io.kubernetes.client.openapi.models.CoreV1Event;
import io.kubernetes.client.openapi.models.V1ContainerStateTerminated;
import io.kubernetes.client.openapi.models.V1ContainerStatus;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodCondition;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.kubernetes.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the reason why one pod does not run. */
final class PodDiagnosis {
  private static final Set<String> IMAGE =
      Set.of(
          "ErrImagePull",
          "ImagePullBackOff",
          "InvalidImageName",
          "ErrImageNeverPull",
          "ImageInspectError",
          "RegistryUnavailable",
          "SignatureValidationFailed");
  private static final Set<String> CONFIGURATION =
      Set.of(
          "CreateContainerConfigError",
          "CreateContainerError",
          "RunContainerError",
          "PreStartHookError",
          "PostStartHookError");

  /** Reasons of a termination before the container ran. */
  private static final Set<String> NEVER_RAN = Set.of("StartError", "ContainerCannotRun");

  /** Reasons why a container on a node waits although nothing has failed. */
  private static final Set<String> BEING_CREATED = Set.of("ContainerCreating", "PodInitializing");

  /**
   * Of messages of a kubelet that asked for a claim, Secret or ConfigMap before the API server knew
   * that the pod is on its node, or has waited in vain for its watch of the Secret to begin. It
   * asks again, and gets it.
   */
  private static final List<String> RETRIED_BY_KUBELET =
      List.of(
          "no relationship found between node",
          "failed to sync secret cache",
          "failed to sync configmap cache");

  /** A container that is still not ready after so many restarts does not recover automatically. */
  private static final int REPEATED = 2;

  private PodDiagnosis() {}

  /** The failure that the cluster reports; empty when it reports none. */
  static Optional<StoreFailure> of(
      V1Pod pod, Map<String, V1PersistentVolumeClaim> claims, DiagnosticSource source) {
    for (V1ContainerStatus container : Containers.of(pod)) {
      Optional<StoreFailure> problem = container(pod, container, source);
      if (problem.isPresent()) {
        return problem;
      }
    }
    if (Pods.isNew(pod)) {
      return Optional.empty();
    }
    if (!Pods.isScheduled(pod)) {
      return unscheduled(pod, claims, source);
    }
    boolean beingCreated =
        Containers.of(pod).isEmpty()
            || Containers.of(pod).stream()
                .anyMatch(each -> BEING_CREATED.contains(Containers.waitingReason(each)));
    return beingCreated ? mounting(pod, source) : Optional.empty();
  }

  private static Optional<StoreFailure> container(
      V1Pod pod, V1ContainerStatus container, DiagnosticSource source) {
    String waiting = Containers.waitingReason(container);
    String message = Containers.waitingMessage(container);
    if (IMAGE.contains(waiting)) {
      return Optional.of(
          new StoreFailure.ImagePullFailed(
              pod.getMetadata().getName(),
              text(container.getImage()),
              waiting + (message.isEmpty() ? "" : ": " + Texts.shorten(message, 1000))));
    }
    if (CONFIGURATION.contains(waiting)) {
      return Optional.of(misconfigured(pod, waiting, message));
    }
    V1ContainerStateTerminated end = Containers.termination(container);
    if (end != null
        && NEVER_RAN.contains(text(end.getReason()))
        && !Containers.isReady(container)) {
      return Optional.of(misconfigured(pod, text(end.getReason()), text(end.getMessage())));
    }
    return crashing(container) ? Optional.of(crash(pod, container, source)) : Optional.empty();
  }

  private static StoreFailure misconfigured(V1Pod pod, String reason, String message) {
    return new StoreFailure.ContainerConfigInvalid(
        pod.getMetadata().getName(),
        Texts.shorten(message.isEmpty() ? reason : message, 400),
        reason + (message.isEmpty() ? "" : ": " + Texts.shorten(message, 1000)));
  }

  private static StoreFailure crash(
      V1Pod pod, V1ContainerStatus container, DiagnosticSource source) {
    List<String> detail = new ArrayList<>();
    V1ContainerStateTerminated end = Containers.termination(container);
    if (end != null) {
      detail.add(
          "Its last run ended with %s, exit code %d, after %d restarts."
              .formatted(text(end.getReason()), end.getExitCode(), Containers.restarts(container)));
      detail.add(Texts.shorten(text(end.getMessage()).strip(), 1000));
    }
    detail.add(source.lastLog(pod, container));
    detail.removeIf(String::isEmpty);
    return new StoreFailure.ContainerCrashing(
        pod.getMetadata().getName(), container.getName(), String.join("\n", detail));
  }

  private static boolean crashing(V1ContainerStatus container) {
    if ("CrashLoopBackOff".equals(Containers.waitingReason(container))) {
      return true;
    }
    V1ContainerStateTerminated end = Containers.termination(container);
    boolean failed = end != null && end.getExitCode() != null && end.getExitCode() != 0;
    return failed
        && !Containers.isReady(container)
        && (Containers.restarts(container) >= REPEATED
            || (Containers.isTerminated(container) && Containers.restarts(container) >= 1));
  }

  private static Optional<StoreFailure> unscheduled(
      V1Pod pod, Map<String, V1PersistentVolumeClaim> claims, DiagnosticSource source) {
    Optional<V1PodCondition> unschedulable = Pods.unschedulable(pod);
    String reason = unschedulable.map(each -> text(each.getReason())).orElse("");
    String message = unschedulable.map(each -> text(each.getMessage())).orElse("");
    Optional<StoreFailure> volume = ClaimDiagnosis.of(Pods.claims(pod), claims, message, source);
    if (volume.isPresent() || reason.isEmpty()) {
      return volume;
    }
    return Optional.of(
        new StoreFailure.PodUnschedulable(
            pod.getMetadata().getName(),
            Texts.shorten(Texts.clause(message), 400),
            reason + ": " + Texts.shorten(message, 1000)));
  }

  private static Optional<StoreFailure> mounting(V1Pod pod, DiagnosticSource source) {
    List<CoreV1Event> events = source.events("Pod", pod.getMetadata().getName());
    if (events.isEmpty()) {
      return Optional.empty();
    }
    CoreV1Event last = events.getLast();
    if (RETRIED_BY_KUBELET.stream().anyMatch(text(last.getMessage())::contains)) {
      return Optional.empty();
    }
    return switch (text(last.getReason())) {
      case "FailedMount" ->
          Optional.of(
              new StoreFailure.ContainerConfigInvalid(
                  pod.getMetadata().getName(),
                  Texts.shorten(text(last.getMessage()), 400),
                  "FailedMount: " + text(last.getMessage())));
      case "FailedAttachVolume", "FailedMapVolume" ->
          Optional.of(
              // Kubernetes retries until another node has detached it, which takes up to six
              // minutes.
              new StoreFailure.VolumePending(
                  String.join(", ", Pods.claims(pod)),
                  Texts.shorten(text(last.getMessage()), 400),
                  last.getReason() + ": " + text(last.getMessage())));
      default -> Optional.empty();
    };
  }
}
