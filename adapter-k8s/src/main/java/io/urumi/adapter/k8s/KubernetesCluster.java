package io.urumi.adapter.k8s;

import io.kubernetes.client.openapi.ApiClient;
import io.urumi.kubernetes.ApiClients;
import io.urumi.kubernetes.ApiRequestException;
import io.urumi.kubernetes.Texts;
import io.urumi.port.driven.cluster.Cluster;
import io.urumi.port.model.ClusterStatus;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** The cluster behind a kubeconfig's context. */
final class KubernetesCluster implements Cluster {
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final ApiClient client;
  private final String name;
  private final Scheduler scheduler;

  /**
   * @param scheduler not the one of the operations, so that the status is reported while these wait
   *     for an unreachable cluster
   */
  KubernetesCluster(ApiClient client, String name, Scheduler scheduler) {
    this.client = client;
    this.name = name;
    this.scheduler = scheduler;
  }

  @Override
  public Mono<ClusterStatus> status() {
    return Mono.fromSupplier(() -> reachable(ApiClients.version(client, TIMEOUT)))
        .subscribeOn(scheduler)
        .timeout(TIMEOUT.plusSeconds(1))
        .onErrorResume(error -> Mono.just(unreachable(error)));
  }

  private ClusterStatus reachable(String version) {
    return new ClusterStatus(
        name,
        false,
        client.getBasePath(),
        true,
        version,
        "The cluster " + name + " answers (Kubernetes " + version + ").");
  }

  private ClusterStatus unreachable(Throwable error) {
    String why =
        error instanceof ApiRequestException refused ? refused.text() : String.valueOf(error);
    return new ClusterStatus(
        name,
        false,
        client.getBasePath(),
        false,
        "",
        "The Kubernetes API server at "
            + client.getBasePath()
            + " does not answer: "
            + Texts.shorten(Texts.clause(why), 200)
            + ".");
  }
}
