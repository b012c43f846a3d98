package io.urumi.crash.testbed;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.http.ApiRequest;
import io.urumi.client.http.ApiResponse;
import io.urumi.client.http.ClientSettings;
import io.urumi.client.http.UnreachableException;
import io.urumi.client.stream.EventStream;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sends each request to a replica once; the replica may die before it responds. */
final class ReplicaClient {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration RESPONSE = Duration.ofSeconds(30);
  private static final Duration IDLE = Duration.ofSeconds(45);
  private static final long PAUSE_MILLIS = 100;

  private final ControlPlaneClient client;

  ReplicaClient(String url) {
    client =
        new ControlPlaneClient(
            ClientSettings.of(URI.create(url), null)
                .withTimeouts(CONNECT, RESPONSE)
                .withRetries(1, Duration.ZERO)
                .withStream(IDLE, 0));
  }

  ApiResponse send(ApiRequest request) throws NoResponseException {
    try {
      return client.exchange(request);
    } catch (UnreachableException died) {
      throw new NoResponseException(died);
    }
  }

  /** The event stream, which ends when the replica dies. */
  EventStream events(@Nullable String lastEventId) {
    return client.streamEvents(null, lastEventId);
  }

  /** Between two requests for the same state. */
  static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }
}
