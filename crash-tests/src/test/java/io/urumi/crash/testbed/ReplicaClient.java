package io.urumi.crash.testbed;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Sends requests to a replica, which may die before it responds. */
final class ReplicaClient {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration RESPONSE = Duration.ofSeconds(30);
  private static final long PAUSE_MILLIS = 100;

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  HttpResponse<String> send(HttpRequest.Builder request) throws NoResponseException {
    try {
      return http.send(request.timeout(RESPONSE).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException noResponse) {
      throw new NoResponseException(noResponse);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
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
