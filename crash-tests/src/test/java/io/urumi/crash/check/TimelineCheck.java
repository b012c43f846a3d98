package io.urumi.crash.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.event.StoreEvent;
import io.urumi.port.model.store.StepRun;
import io.urumi.port.model.store.StepRun.Outcome;
import java.util.List;

/** Checks that the steps of a store match its events, each started once and ended once. */
final class TimelineCheck {
  private TimelineCheck() {}

  static void check(List<StoreEvent> events, List<StepRun> runs) {
    assertThat(runs).extracting(StepRun::outcome).doesNotContain(Outcome.RUNNING);
    assertThat(runs)
        .extracting(run -> run.step() + " " + run.attempt())
        .as("every attempt that started, and no other")
        .containsExactlyElementsOf(
            events.stream()
                .filter(StoreEvent.StepStarted.class::isInstance)
                .map(StoreEvent.StepStarted.class::cast)
                .map(started -> started.step() + " " + started.attempt())
                .toList());
    assertThat(count(runs, Outcome.SUCCEEDED))
        .as("steps that succeeded, as the events say")
        .isEqualTo(count(events, StoreEvent.StepSucceeded.class));
    assertThat(count(runs, Outcome.FAILED))
        .as("steps that failed, as the events say")
        .isEqualTo(count(events, StoreEvent.StepFailed.class));
    for (int i = 0; i < runs.size(); i++) {
      StepRun run = runs.get(i);
      assertThat(run.endedAt()).as("%s", run).isNotNull().isAfterOrEqualTo(run.startedAt());
      if (i > 0) {
        StepRun before = runs.get(i - 1);
        assertThat(run.id()).isGreaterThan(before.id());
        assertThat(run.startedAt())
            .as("one after another: %s", runs)
            .isAfterOrEqualTo(before.endedAt());
      }
    }
  }

  private static long count(List<StepRun> runs, Outcome outcome) {
    return runs.stream().filter(run -> run.outcome() == outcome).count();
  }

  static long count(List<StoreEvent> events, Class<? extends StoreEvent> kind) {
    return events.stream().filter(kind::isInstance).count();
  }
}
