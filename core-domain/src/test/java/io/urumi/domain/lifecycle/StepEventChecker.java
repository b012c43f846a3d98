package io.urumi.domain.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.event.StoreEvent.PhaseChanged;
import io.urumi.domain.event.StoreEvent.StepFailed;
import io.urumi.domain.event.StoreEvent.StepStarted;
import io.urumi.domain.event.StoreEvent.StepSucceeded;
import io.urumi.domain.lifecycle.Observation.Observed;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Step;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks that each started attempt ends exactly once: by success, by failure, or because another
 * attempt started or the store settled.
 */
final class StepEventChecker {
  private @Nullable StepStarted running;

  void read(List<StoreEvent> events, Observation observation) {
    for (StoreEvent event : events) {
      switch (event) {
        case StepStarted started -> running = started;
        case StepSucceeded done -> {
          assertOpen(done.step(), done.attempt(), done);
          assertThat(shows(observation, done.step()))
              .as("%s, after observing %s", done, observation)
              .isTrue();
          assertThat(done.took()).isGreaterThanOrEqualTo(Duration.ZERO);
        }
        case StepFailed failed -> assertOpen(failed.step(), failed.attempt(), failed);
        case PhaseChanged changed when isIdle(changed.to()) -> running = null;
        default -> {
          // Not about steps.
        }
      }
    }
  }

  private void assertOpen(Step step, int attempt, StoreEvent end) {
    StepStarted open = running;
    if (open == null) {
      throw new AssertionError("no step was running at " + end);
    }
    assertThat(open.step()).as("%s", end).isEqualTo(step);
    assertThat(open.attempt()).as("%s", end).isEqualTo(attempt);
    running = null;
  }

  private static boolean isIdle(Phase phase) {
    return switch (phase) {
      case READY, FAILED, DELETED -> true;
      case REQUESTED, PROVISIONING, DEGRADED, DELETING -> false;
    };
  }

  /** Whether the cluster shows the step's result. */
  private static boolean shows(Observation observation, Step step) {
    if (!(observation instanceof Observed seen)) {
      return false;
    }
    boolean active = seen.namespace() instanceof NamespaceFact.Active;
    boolean readable = active && seen.roleBinding().permitsObservation();
    return switch (step) {
      case CREATE_NAMESPACE -> active;
      case BIND_ROLE -> readable;
      case APPLY_GUARDRAILS -> readable && seen.guardrails() instanceof GuardrailsFact.Applied;
      case CREATE_CREDENTIALS -> readable && seen.credentials() instanceof CredentialsFact.Present;
      case DEPLOY_RELEASE, RECREATE_PODS ->
          readable && seen.release() instanceof ReleaseFact.Deployed;
      case AWAIT_DATABASE -> readable && seen.database() instanceof WorkloadFact.Available;
      case AWAIT_WEB -> readable && seen.web() instanceof WorkloadFact.Available;
      case AWAIT_STOREFRONT -> readable && seen.storefront() instanceof StorefrontFact.Reachable;
      case UNINSTALL_RELEASE -> false;
      case DELETE_NAMESPACE -> !active;
      case AWAIT_NAMESPACE_GONE -> !(seen.namespace() instanceof NamespaceFact.Terminating);
    };
  }
}
