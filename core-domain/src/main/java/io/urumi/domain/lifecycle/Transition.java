package io.urumi.domain.lifecycle;

import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.StoreStatus;
import java.util.List;
import java.util.Objects;

/**
 * The result of one decision: what to do next, the new status and the events to record.
 *
 * @param status to be saved before the decision is executed
 * @param events in the order in which they happened
 */
public record Transition(Decision decision, StoreStatus status, List<StoreEvent> events) {
  public Transition {
    Objects.requireNonNull(decision, "decision");
    Objects.requireNonNull(status, "status");
    events = List.copyOf(events);
  }
}
