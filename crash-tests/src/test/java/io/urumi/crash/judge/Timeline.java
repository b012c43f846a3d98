package io.urumi.crash.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.event.StoreEvent;
import io.urumi.port.model.store.StepRun;
import io.urumi.port.model.store.StepRun.Outcome;
import java.util.List;

/** Whether the steps of a store are what its events tell, each begun once and ended once. */
final class Timeline {
  private Timeline() {}

  static void check(List<StoreEvent> events, List<StepRun> runs) {
    assertThat(runs).extracting(StepRun::outcome).doesNotContain(Outcome.RUNNING);
    assertThat(runs)
        .extracting(run -> run.step() + " " + run.attempt())
        .as("every try that began, and no other")
        .containsExactlyElementsOf(
            events.stream()
                .filter(StoreEvent.StepStarted.class::isInstance)
                .map(StoreEvent.StepStarted.class::cast)
                .map(started -> started.step() + " " + started.attempt())
                .toList());
    assertThat(count(runs, Outcome.SUCCEEDED))
        .as("every success that was told")
        .isEqualTo(count(events, StoreEvent.StepSucceeded.class));
    assertThat(count(runs, Outcome.FAILED))
        .as("every failure that was told")
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
