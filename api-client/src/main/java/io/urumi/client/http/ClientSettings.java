package io.urumi.client.http;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The address of the control plane, the credentials and the timeouts.
 *
 * @param url the address, without {@code /api/v1}
 * @param token required unless the control plane listens on the loopback address only
 * @param userAgent the name of the calling program
 * @param connectTimeout for establishing a connection
 * @param responseTimeout for one whole call; the event stream and downloads are not limited by it
 * @param attempts how often a call that is safe to repeat is attempted, at least 1
 * @param retryDelay before the second attempt; doubled for each further one
 * @param idleTimeout after which a silent event stream or download is considered lost; the control
 *     plane sends a heartbeat every 15 s
 * @param reconnects how many reconnections of the event stream may fail in a row
 * @param clock the clock of this machine, to which the control plane's is compared
 */
@RecordBuilder
public record ClientSettings(
    URI url,
    @Nullable BearerToken token,
    String userAgent,
    Duration connectTimeout,
    Duration responseTimeout,
    int attempts,
    Duration retryDelay,
    Duration idleTimeout,
    int reconnects,
    InstantSource clock)
    implements ClientSettingsBuilder.With {

  /** Returns the defaults for this address. */
  public static ClientSettings of(URI url, @Nullable BearerToken token) {
    return new ClientSettings(
        url,
        token,
        "urumi-client",
        Duration.ofSeconds(3),
        Duration.ofSeconds(20),
        3,
        Duration.ofMillis(200),
        Duration.ofSeconds(45),
        12,
        InstantSource.system());
  }

  /** Returns a copy with other timeouts for a call. */
  public ClientSettings withTimeouts(Duration connect, Duration response) {
    return withConnectTimeout(connect).withResponseTimeout(response);
  }

  /** Returns a copy with another number of attempts and another delay. */
  public ClientSettings withRetries(int attempts, Duration delay) {
    return withAttempts(attempts).withRetryDelay(delay);
  }

  /** Returns a copy with another idle timeout and another number of reconnections. */
  public ClientSettings withStream(Duration idleTimeout, int reconnects) {
    return withIdleTimeout(idleTimeout).withReconnects(reconnects);
  }
}
