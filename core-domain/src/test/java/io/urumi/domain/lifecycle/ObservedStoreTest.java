package io.urumi.domain.lifecycle;

import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A store that is observed again and again, with the events of its decisions. */
abstract class ObservedStoreTest {
  final List<StoreEvent> events = new ArrayList<>();
  Store store = Stores.requested();
  Instant now = Stores.T0;

  /** Decides by an observation at the current time. */
  void observe(Observation observation) {
    apply(Stores.LIFECYCLE.decide(store, observation, now));
  }

  final void observe(String observation) {
    observe(Stores.observation(observation));
  }

  void apply(Transition transition) {
    store = store.withStatus(transition.status());
    events.addAll(transition.events());
  }

  final <T extends StoreEvent> List<T> recordedEvents(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }
}
