package io.urumi.shell.client;

import io.urumi.shell.client.model.StreamItem;
import java.time.Duration;

/** What comes out of following the event stream. */
public sealed interface StreamSignal {

  /** The stream is open; what happened before it was may have to be read again. */
  record Connected() implements StreamSignal {}

  /** Something happened. */
  record Told(StreamItem item) implements StreamSignal {}

  /** Events between the last one and the next are not kept any more; read again what is shown. */
  record Reset() implements StreamSignal {}

  /** Nothing happened, and the stream is alive. */
  record Heartbeat() implements StreamSignal {}

  /** The stream was lost; the next try is in {@code retryIn}. */
  record Interrupted(String reason, Duration retryIn) implements StreamSignal {}
}
