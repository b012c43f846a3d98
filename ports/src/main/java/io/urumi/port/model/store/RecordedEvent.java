package io.urumi.port.model.store;

import io.urumi.domain.event.StoreEvent;
import java.util.Objects;

/** An event with its id in the stream; ids grow in commit order. */
public record RecordedEvent(long id, StoreEvent event) {
  public RecordedEvent {
    Objects.requireNonNull(event, "event");
  }
}
