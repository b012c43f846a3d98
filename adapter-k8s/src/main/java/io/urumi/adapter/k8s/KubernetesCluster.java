package io.urumi.adapter.k8s;

import io.kubernetes.client.openapi.ApiClient;
import io.urumi.kubernetes.ApiClients;
import io.urumi.kubernetes.ApiFailureClassifier;
import io.urumi.kubernetes.ApiRequestException;
import io.urumi.kubernetes.Texts;
import io.urumi.kubernetes.connection.KubernetesConnection;
import io.urumi.port.driven.cluster.Cluster;
import io.urumi.port.model.ClusterIdentity;
import io.urumi.port.model.ClusterStatus;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** The cluster behind a connection. */
final class KubernetesCluster implements Cluster {
  private static final Duration TIMEOUT = Duration.ofSeconds(2);
  private static final Duration IDENTITY_TIMEOUT = Duration.ofSeconds(4);
  private static final int UNAUTHORIZED = 401;

  private final ApiClient client;
  private final KubernetesConnection connection;
  private final Scheduler scheduler;

  /**
   * @param scheduler not the one of the operations or of the requests to shops, so that the status
   *     is reported while these wait for an unreachable cluster or for slow shops
   */
  KubernetesCluster(ApiClient client, KubernetesConnection connection, Scheduler scheduler) {
    this.client = client;
    this.connection = connection;
    this.scheduler = scheduler;
  }

  @Override
  public Mono<ClusterStatus> status() {
    return Mono.fromSupplier(() -> reachable(ApiClients.version(client, TIMEOUT)))
        .subscribeOn(scheduler)
        .timeout(TIMEOUT.plusSeconds(1))
        .onErrorResume(error -> Mono.just(unusable(error)));
  }

  @Override
  public Mono<ClusterIdentity> identity() {
    ClusterIdentity unknown = new ClusterIdentity(null, connection.name());
    return Mono.fromSupplier(() -> new ClusterIdentity(connection.identity(), connection.name()))
        .subscribeOn(scheduler)
        .timeout(IDENTITY_TIMEOUT, Mono.just(unknown))
        .onErrorReturn(ApiRequestException.class, unknown);
  }

  private ClusterStatus reachable(String version) {
    return status(
        true,
        version,
        "The cluster " + connection.name() + " answers (Kubernetes " + version + ").");
  }

  private ClusterStatus unusable(Throwable error) {
    String server = "The Kubernetes API server at " + connection.server();
    return status(
        false,
        "",
        error instanceof ApiRequestException answer && answer.isOtherCluster()
            ? new ApiFailureClassifier(connection.server()).classify(answer).message()
            : error instanceof ApiRequestException answer && answer.status() != 0
                ? server + refusal(answer)
                : server + " does not answer: " + reason(error) + ".");
  }

  private static String refusal(ApiRequestException answer) {
    return answer.status() == UNAUTHORIZED
        ? " answers, but does not accept the credentials: " + reason(answer) + " (HTTP 401)."
        : " answers with an error: " + reason(answer) + " (HTTP " + answer.status() + ").";
  }

  private static String reason(Throwable error) {
    String text =
        error instanceof ApiRequestException refused ? refused.text() : String.valueOf(error);
    return Texts.shorten(Texts.clause(text), 300);
  }

  private ClusterStatus status(boolean usable, String version, String message) {
    return new ClusterStatus(
        connection.name(), false, connection.server(), usable, version, message);
  }
}
