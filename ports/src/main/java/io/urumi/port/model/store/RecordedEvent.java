package io.urumi.port.model.store;

import io.urumi.domain.event.StoreEvent;
import java.util.Objects;

/** An event with its place in the stream; ids grow in the order in which events became visible. */
public record RecordedEvent(long id, StoreEvent event) {
  public RecordedEvent {
    Objects.requireNonNull(event, "event");
  }
}
