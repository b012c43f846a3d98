package io.urumi.client.stream;

import io.urumi.client.model.StreamItem;
import io.urumi.client.model.StreamReset;
import io.urumi.client.model.store.StreamDeparture;
import java.time.Duration;

/** What an {@link EventStream} delivers. */
public sealed interface StreamSignal {

  /** The connection is open; events before it may have to be read again. */
  record Connected() implements StreamSignal {}

  /** An event; {@code id} is its position in the stream. */
  record Event(String id, StreamItem item) implements StreamSignal {}

  /** A store was given to a team whose stores the caller may not read. */
  record Departed(String id, StreamDeparture departure) implements StreamSignal {}

  /** Events before {@code id} are no longer kept; read again what is shown. */
  record Reset(String id, StreamReset reset) implements StreamSignal {}

  /** No event, but the connection is alive. */
  record Heartbeat() implements StreamSignal {}

  /** The connection was lost; the next attempt follows after {@code retryIn}. */
  record Interrupted(String reason, Duration retryIn) implements StreamSignal {}
}
