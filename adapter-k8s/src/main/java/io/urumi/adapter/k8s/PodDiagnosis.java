package io.urumi.adapter.k8s;

import io.urumi.domain.failure.StoreFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells what is wrong with one pod. */
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

  /** Reasons with which a run ends that never began. */
  private static final Set<String> NEVER_RAN = Set.of("StartError", "ContainerCannotRun");

  /** Reasons why a container that is placed on a node waits without anything being wrong. */
  private static final Set<String> BEING_CREATED = Set.of("ContainerCreating", "PodInitializing");

  /** A container that needed so many new starts and still does not serve will not by itself. */
  private static final int REPEATED = 2;

  private PodDiagnosis() {}

  /** The problem the cluster names; empty when it names none. */
  static Optional<StoreFailure> of(PodState pod, Map<String, ClaimState> claims, Clues clues) {
    for (ContainerState container : pod.containers()) {
      Optional<StoreFailure> problem = container(pod, container, clues);
      if (problem.isPresent()) {
        return problem;
      }
    }
    if (pod.node().isEmpty()) {
      return unplaced(pod, claims, clues);
    }
    boolean beingCreated =
        pod.containers().isEmpty()
            || pod.containers().stream().anyMatch(each -> BEING_CREATED.contains(each.waiting()));
    return beingCreated ? mounting(pod, clues) : Optional.empty();
  }

  private static Optional<StoreFailure> container(
      PodState pod, ContainerState container, Clues clues) {
    String waiting = container.waiting();
    String message = container.waitingMessage();
    if (IMAGE.contains(waiting)) {
      return Optional.of(
          new StoreFailure.ImagePullFailed(
              pod.name(),
              container.image(),
              waiting + (message.isEmpty() ? "" : ": " + Texts.shorten(message, 1000))));
    }
    if (CONFIGURATION.contains(waiting)) {
      return Optional.of(misconfigured(pod, waiting, message));
    }
    if (NEVER_RAN.contains(container.ended()) && !container.ready()) {
      return Optional.of(misconfigured(pod, container.ended(), container.endedMessage()));
    }
    return crashing(container) ? Optional.of(crash(pod, container, clues)) : Optional.empty();
  }

  private static StoreFailure misconfigured(PodState pod, String reason, String message) {
    return new StoreFailure.ContainerConfigInvalid(
        pod.name(),
        Texts.shorten(message.isEmpty() ? reason : message, 400),
        reason + (message.isEmpty() ? "" : ": " + Texts.shorten(message, 1000)));
  }

  private static StoreFailure crash(PodState pod, ContainerState container, Clues clues) {
    List<String> detail = new ArrayList<>();
    if (!container.ended().isEmpty()) {
      detail.add(
          "Its last run ended with %s, exit code %d, after %d restarts."
              .formatted(container.ended(), container.exitCode(), container.restarts()));
    }
    detail.add(Texts.shorten(container.endedMessage().strip(), 1000));
    detail.add(clues.lastLog(pod, container));
    detail.removeIf(String::isEmpty);
    return new StoreFailure.ContainerCrashing(
        pod.name(), container.name(), String.join("\n", detail));
  }

  private static boolean crashing(ContainerState container) {
    if ("CrashLoopBackOff".equals(container.waiting())) {
      return true;
    }
    boolean failed = !container.ended().isEmpty() && container.exitCode() != 0;
    return failed
        && !container.ready()
        && (container.restarts() >= REPEATED
            || (container.endedNow() && container.restarts() >= 1));
  }

  private static Optional<StoreFailure> unplaced(
      PodState pod, Map<String, ClaimState> claims, Clues clues) {
    Optional<StoreFailure> volume =
        ClaimDiagnosis.of(pod.claims(), claims, pod.unscheduledMessage(), clues);
    if (volume.isPresent() || pod.unscheduled().isEmpty()) {
      return volume;
    }
    return Optional.of(
        new StoreFailure.PodUnschedulable(
            pod.name(),
            Texts.shorten(Texts.clause(pod.unscheduledMessage()), 400),
            pod.unscheduled() + ": " + Texts.shorten(pod.unscheduledMessage(), 1000)));
  }

  private static Optional<StoreFailure> mounting(PodState pod, Clues clues) {
    List<EventState> events = clues.events(ResourceKind.POD, pod.name());
    if (events.isEmpty()) {
      return Optional.empty();
    }
    EventState last = events.getLast();
    return switch (last.reason()) {
      case "FailedMount" ->
          Optional.of(
              new StoreFailure.ContainerConfigInvalid(
                  pod.name(),
                  Texts.shorten(last.message(), 400),
                  "FailedMount: " + last.message()));
      case "FailedAttachVolume", "FailedMapVolume" ->
          Optional.of(
              new StoreFailure.VolumeUnbound(
                  String.join(", ", pod.claims()),
                  Texts.shorten(last.message(), 400),
                  last.reason() + ": " + last.message()));
      default -> Optional.empty();
    };
  }
}
