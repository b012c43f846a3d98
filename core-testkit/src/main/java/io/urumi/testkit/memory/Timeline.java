package io.urumi.testkit.memory;

import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.event.StoreEvent.PhaseChanged;
import io.urumi.domain.event.StoreEvent.StepFailed;
import io.urumi.domain.event.StoreEvent.StepStarted;
import io.urumi.domain.event.StoreEvent.StepSucceeded;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.store.Phase;
import io.urumi.port.model.store.StepRun;
import io.urumi.port.model.store.StepRun.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The runs of one store's steps, as they follow from its events. */
final class Timeline {
  private Timeline() {}

  /** The runs after an event; the very same list when the event changes none. */
  static List<StepRun> with(List<StepRun> runs, StoreEvent event, long id) {
    return switch (event) {
      case StepStarted started -> {
        List<StepRun> next =
            new ArrayList<>(close(runs, _ -> true, started.at(), Outcome.INTERRUPTED, null));
        next.add(
            new StepRun(
                id, started.step(), started.attempt(), started.at(), null, Outcome.RUNNING, null));
        yield List.copyOf(next);
      }
      case StepSucceeded done ->
          close(
              runs,
              run -> run.step() == done.step() && run.attempt() == done.attempt(),
              done.at(),
              Outcome.SUCCEEDED,
              null);
      case StepFailed failed ->
          close(
              runs,
              run -> run.step() == failed.step() && run.attempt() == failed.attempt(),
              failed.at(),
              Outcome.FAILED,
              failed.failure());
      case PhaseChanged changed when idle(changed.to()) ->
          close(runs, _ -> true, changed.at(), Outcome.INTERRUPTED, null);
      default -> runs;
    };
  }

  private static boolean idle(Phase phase) {
    return switch (phase) {
      case READY, FAILED, DELETED -> true;
      case REQUESTED, PROVISIONING, DEGRADED, DELETING -> false;
    };
  }

  private static List<StepRun> close(
      List<StepRun> runs,
      Predicate<StepRun> which,
      Instant at,
      Outcome outcome,
      @Nullable StoreFailure failure) {
    if (runs.stream().noneMatch(run -> run.endedAt() == null && which.test(run))) {
      return runs;
    }
    return runs.stream()
        .map(run ->
            run.endedAt() == null && which.test(run)
                ? new StepRun(
                    run.id(), run.step(), run.attempt(), run.startedAt(), at, outcome, failure)
                : run)
        .toList();
  }
}
