package io.urumi.shell.client;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the control plane is and how patiently it is asked.
 *
 * @param url its address, without {@code /api/v1}
 * @param token what it wants when it does not listen on the loopback address only
 * @param connectTimeout for the connection
 * @param responseTimeout for one whole call, not for the event stream
 * @param attempts how often a call that is safe to repeat is tried, at least 1
 * @param retryDelay before the second try; doubled for each further one
 * @param streamIdle after how long a silent event stream counts as lost; heartbeats come each 15 s
 * @param streamAttempts how many reconnections in a row may fail
 */
public record ConnectionSettings(
    URI url,
    @Nullable BearerToken token,
    Duration connectTimeout,
    Duration responseTimeout,
    int attempts,
    Duration retryDelay,
    Duration streamIdle,
    int streamAttempts) {

  /** The usual patience. */
  public static ConnectionSettings of(URI url, @Nullable BearerToken token) {
    return new ConnectionSettings(
        url,
        token,
        Duration.ofSeconds(3),
        Duration.ofSeconds(20),
        3,
        Duration.ofMillis(200),
        Duration.ofSeconds(45),
        12);
  }
}
