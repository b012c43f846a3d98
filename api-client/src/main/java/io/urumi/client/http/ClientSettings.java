package io.urumi.client.http;

import java.net.URI;
import java.time.Duration;
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
 */
public record ClientSettings(
    URI url,
    @Nullable BearerToken token,
    String userAgent,
    Duration connectTimeout,
    Duration responseTimeout,
    int attempts,
    Duration retryDelay,
    Duration idleTimeout,
    int reconnects) {

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
        12);
  }

  /** Returns a copy that identifies itself by another name. */
  public ClientSettings withUserAgent(String name) {
    return new ClientSettings(
        url,
        token,
        name,
        connectTimeout,
        responseTimeout,
        attempts,
        retryDelay,
        idleTimeout,
        reconnects);
  }

  /** Returns a copy with other timeouts for a call. */
  public ClientSettings withTimeouts(Duration connect, Duration response) {
    return new ClientSettings(
        url, token, userAgent, connect, response, attempts, retryDelay, idleTimeout, reconnects);
  }

  /** Returns a copy with another number of attempts and another delay. */
  public ClientSettings withRetries(int attempts, Duration delay) {
    return new ClientSettings(
        url,
        token,
        userAgent,
        connectTimeout,
        responseTimeout,
        attempts,
        delay,
        idleTimeout,
        reconnects);
  }

  /** Returns a copy with another idle timeout and another number of reconnections. */
  public ClientSettings withStream(Duration idleTimeout, int reconnects) {
    return new ClientSettings(
        url,
        token,
        userAgent,
        connectTimeout,
        responseTimeout,
        attempts,
        retryDelay,
        idleTimeout,
        reconnects);
  }
}
