package io.urumi.adapter.helm.client;

import io.kubernetes.client.openapi.ApiClient;
import io.urumi.kubernetes.ApiClients;
import io.urumi.kubernetes.ApiRequestException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Requests the API server's version: for charts, and to distinguish a slow Helm from no cluster.
 */
public final class ClusterCheck {
  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  private static final Duration MAX_AGE = Duration.ofMinutes(5);

  private final ApiClient api;
  private @Nullable Version version;

  public ClusterCheck(ApiClient api) {
    this.api = api;
  }

  /** Address of the API server. */
  public String server() {
    return api.getBasePath();
  }

  /**
   * Why the cluster does not answer, or that another one does; empty when it answers. Blocks for a
   * few seconds at most.
   */
  Optional<ApiRequestException> outage() {
    try {
      ApiClients.version(api, TIMEOUT);
      return Optional.empty();
    } catch (ApiRequestException error) {
      return error.status() == 0 ? Optional.of(error) : Optional.empty();
    }
  }

  /**
   * The API server's version, for example {@code v1.34.4}, requested within the last minutes.
   *
   * @throws ApiRequestException when the API server does not answer, or refuses
   */
  public synchronized String version() {
    Version known = version;
    if (known != null && known.requestedAt().isAfter(Instant.now().minus(MAX_AGE))) {
      return known.number();
    }
    Version current = new Version(ApiClients.version(api, TIMEOUT), Instant.now());
    version = current;
    return current.number();
  }

  private record Version(String number, Instant requestedAt) {}
}
