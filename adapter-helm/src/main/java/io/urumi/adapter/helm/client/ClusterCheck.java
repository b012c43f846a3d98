package io.urumi.adapter.helm.client;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.ApiClient;
import io.urumi.adapter.helm.failure.HelmException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** The cluster itself: tells a slow Helm from an absent cluster, and which version it has. */
public final class ClusterCheck {
  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  private static final Duration FRESH = Duration.ofMinutes(5);

  private final String address;
  private final OkHttpClient http;
  private @Nullable Version version;

  public ClusterCheck(ApiClient client) {
    this.address = client.getBasePath();
    this.http = client.getHttpClient().newBuilder().callTimeout(TIMEOUT).build();
  }

  public String address() {
    return address;
  }

  /** Whether anything answers there; blocks for a few seconds at most. */
  public boolean answers() {
    try (Response _ = ask()) {
      return true;
    } catch (IOException silent) {
      return false;
    }
  }

  /**
   * Its version, for example {@code v1.34.4}; at most some minutes old.
   *
   * @throws HelmException when it does not say
   */
  public synchronized String version() {
    Version known = version;
    if (known != null && known.asked().isAfter(Instant.now().minus(FRESH))) {
      return known.number();
    }
    try (Response response = ask()) {
      String body = response.body().string();
      if (!response.isSuccessful()) {
        throw new HelmException("cannot ask the cluster for its version: " + body);
      }
      JsonObject json = JsonParser.parseString(body).getAsJsonObject();
      Version asked = new Version(json.get("gitVersion").getAsString(), Instant.now());
      version = asked;
      return asked.number();
    } catch (IOException silent) {
      throw new HelmException("Kubernetes cluster unreachable: " + silent.getMessage(), silent);
    }
  }

  private Response ask() throws IOException {
    return http.newCall(new Request.Builder().url(address + "/version").build()).execute();
  }

  private record Version(String number, Instant asked) {}
}
