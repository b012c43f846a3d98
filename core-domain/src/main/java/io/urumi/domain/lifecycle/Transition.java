package io.urumi.domain.lifecycle;

import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.StoreStatus;
import java.util.List;
import java.util.Objects;

/**
 * What to do next, what is known now, and what is worth telling.
 *
 * @param status to be saved before the decision is carried out
 * @param events in the order in which they happened
 */
public record Transition(Decision decision, StoreStatus status, List<StoreEvent> events) {
  public Transition {
    Objects.requireNonNull(decision, "decision");
    Objects.requireNonNull(status, "status");
    events = List.copyOf(events);
  }
}
