package io.urumi.port.model.store;

import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.store.Owner;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event with its id in the stream; ids grow in commit order.
 *
 * @param format {@value #WITHOUT_OWNER} or {@value #CURRENT}
 * @param owner the store's owner when the event was recorded; null in format {@value
 *     #WITHOUT_OWNER}
 */
public record RecordedEvent(long id, int format, @Nullable Owner owner, StoreEvent event) {
  /** As earlier versions record events: without owner, and with the actor's name only. */
  public static final int WITHOUT_OWNER = 1;

  /** With owner and principal. */
  public static final int CURRENT = 2;

  public RecordedEvent {
    Objects.requireNonNull(event, "event");
  }
}
