package io.urumi.crash.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.crash.bed.Wish;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.event.StoreEvent.PhaseChanged;
import io.urumi.domain.store.Phase;
import io.urumi.port.model.audit.AuditEntry;
import java.util.ArrayList;
import java.util.List;

/** Whether a store's events and its audit entries tell the same story, and one with an end. */
final class Story {
  private Story() {}

  static void check(Wish wish, List<StoreEvent> events, List<AuditEntry> audit) {
    assertThat(events.getFirst()).isInstanceOf(StoreEvent.StoreRequested.class);
    assertThat(Timeline.count(events, StoreEvent.StoreRequested.class)).isEqualTo(1);
    assertThat(Timeline.count(events, StoreEvent.DeletionRequested.class))
        .isEqualTo(wish.deleted() ? 1 : 0);
    assertThat(Timeline.count(events, StoreEvent.DriftFound.class))
        .as("nobody changed anything from outside: %s", events)
        .isZero();

    // Others may say something between a look at the cluster and what is saved of it.
    assertThat(events)
        .filteredOn(event -> isOfLeaseHolder(event))
        .extracting(StoreEvent::at)
        .as("in the order in which it was found out")
        .isSorted();

    Phase phase = Phase.REQUESTED;
    for (StoreEvent event : events) {
      if (event instanceof PhaseChanged changed) {
        assertThat(changed.from())
            .as("no change of phase is missing or told twice")
            .isEqualTo(phase);
        phase = changed.to();
      }
    }
    assertThat(phase).isEqualTo(wish.deleted() ? Phase.DELETED : Phase.READY);

    List<AuditEntry> done =
        audit.stream()
            .filter(entry -> entry.outcome() != AuditEntry.Outcome.REFUSED)
            .filter(entry -> !isRepeated(entry))
            .toList();
    assertThat(done)
        .extracting(AuditEntry::action)
        .as("every intent and every outcome, once, in the order in which they happened")
        .containsExactlyElementsOf(expected(events));
    assertThat(done.getLast().action()).isEqualTo(wish.deleted() ? "store.deleted" : "store.ready");
    assertThat(done.getLast().outcome()).isEqualTo(AuditEntry.Outcome.SUCCEEDED);
  }

  /** A client that got no answer asked again, which is on record as what it is. */
  static boolean isRepeated(AuditEntry entry) {
    return entry.detail().startsWith("Requested again;");
  }

  private static boolean isOfLeaseHolder(StoreEvent event) {
    return switch (event) {
      case StoreEvent.StoreRequested _,
          StoreEvent.RetryRequested _,
          StoreEvent.DeletionRequested _,
          StoreEvent.WaitingForSlot _ ->
          false;
      default -> true;
    };
  }

  /** What the audit log has to say, as the events tell it. */
  private static List<String> expected(List<StoreEvent> events) {
    List<String> actions = new ArrayList<>();
    for (StoreEvent event : events) {
      switch (event) {
        case StoreEvent.StoreRequested _ -> actions.add("store.create");
        case StoreEvent.RetryRequested _ -> actions.add("store.retry");
        case StoreEvent.DeletionRequested _ -> actions.add("store.delete");
        case PhaseChanged changed when changed.to() == Phase.READY -> actions.add("store.ready");
        case PhaseChanged changed when changed.to() == Phase.FAILED -> actions.add("store.failed");
        case PhaseChanged changed when changed.to() == Phase.DELETED ->
            actions.add("store.deleted");
        default -> {
          // Told in the timeline only.
        }
      }
    }
    return actions;
  }
}
