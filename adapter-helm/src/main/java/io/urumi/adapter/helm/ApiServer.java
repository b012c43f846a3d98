package io.urumi.adapter.helm;

import io.kubernetes.client.openapi.ApiClient;
import java.io.IOException;
import java.time.Duration;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Tells a slow Helm from an absent cluster. */
final class ApiServer {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final String address;
  private final OkHttpClient http;

  ApiServer(ApiClient client) {
    this.address = client.getBasePath();
    this.http = client.getHttpClient().newBuilder().callTimeout(PATIENCE).build();
  }

  String address() {
    return address;
  }

  /** Whether anything answers there; blocks for a few seconds at most. */
  boolean answers() {
    Request request = new Request.Builder().url(address + "/version").build();
    try (Response _ = http.newCall(request).execute()) {
      return true;
    } catch (IOException silent) {
      return false;
    }
  }
}
