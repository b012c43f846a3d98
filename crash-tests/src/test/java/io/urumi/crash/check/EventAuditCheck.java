package io.urumi.crash.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.crash.testbed.RequestedStore;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.event.StoreEvent.PhaseChanged;
import io.urumi.domain.store.Phase;
import io.urumi.port.model.audit.AuditEntry;
import java.util.ArrayList;
import java.util.List;

/** Checks that a store's events and its audit entries match and end in the requested state. */
final class EventAuditCheck {
  private EventAuditCheck() {}

  static void check(RequestedStore store, List<StoreEvent> events, List<AuditEntry> audit) {
    assertThat(events.getFirst()).isInstanceOf(StoreEvent.StoreRequested.class);
    assertThat(TimelineCheck.count(events, StoreEvent.StoreRequested.class)).isEqualTo(1);
    assertThat(TimelineCheck.count(events, StoreEvent.DeletionRequested.class))
        .isEqualTo(store.deleted() ? 1 : 0);
    assertThat(TimelineCheck.count(events, StoreEvent.DriftFound.class))
        .as("found if something was changed from outside: %s", events)
        .isEqualTo(store.damaged() ? 1 : 0);

    // Requests may be recorded between an observation of the cluster and the save of its result.
    assertThat(events)
        .filteredOn(event -> isOfLeaseHolder(event))
        .extracting(StoreEvent::at)
        .as("in the order of observation")
        .isSorted();

    Phase phase = Phase.REQUESTED;
    for (StoreEvent event : events) {
      if (event instanceof PhaseChanged changed) {
        assertThat(changed.from()).as("no change of phase is missing or repeated").isEqualTo(phase);
        phase = changed.to();
      }
    }
    assertThat(phase).isEqualTo(store.deleted() ? Phase.DELETED : Phase.READY);

    List<AuditEntry> done =
        audit.stream()
            .filter(entry -> entry.outcome() != AuditEntry.Outcome.REFUSED)
            .filter(entry -> !isRepeated(entry))
            .toList();
    assertThat(done)
        .extracting(AuditEntry::action)
        .as("every intent and every outcome, once, in the order of their events")
        .containsExactlyElementsOf(expected(events));
    assertThat(done.getLast().action())
        .isEqualTo(store.deleted() ? "store.deleted" : "store.ready");
    assertThat(done.getLast().outcome()).isEqualTo(AuditEntry.Outcome.SUCCEEDED);
  }

  /** A repeated request of a client without a response, audited as a repetition. */
  static boolean isRepeated(AuditEntry entry) {
    return entry.detail().startsWith("Requested again;");
  }

  private static boolean isOfLeaseHolder(StoreEvent event) {
    return switch (event) {
      case StoreEvent.StoreRequested _,
          StoreEvent.RetryRequested _,
          StoreEvent.DeletionRequested _,
          StoreEvent.StoreGivenAway _,
          StoreEvent.StoreReceived _,
          StoreEvent.WaitingForSlot _ ->
          false;
      default -> true;
    };
  }

  /** The audit actions that the events imply. */
  private static List<String> expected(List<StoreEvent> events) {
    List<String> actions = new ArrayList<>();
    for (StoreEvent event : events) {
      switch (event) {
        case StoreEvent.StoreRequested _ -> actions.add("store.create");
        case StoreEvent.RetryRequested _ -> actions.add("store.retry");
        case StoreEvent.DeletionRequested _ -> actions.add("store.delete");
        case StoreEvent.DriftFound _ -> actions.add("store.repair");
        case PhaseChanged changed when changed.to() == Phase.READY -> actions.add("store.ready");
        case PhaseChanged changed when changed.to() == Phase.FAILED -> actions.add("store.failed");
        case PhaseChanged changed when changed.to() == Phase.DELETED ->
            actions.add("store.deleted");
        default -> {
          // Not audited.
        }
      }
    }
    return actions;
  }
}
