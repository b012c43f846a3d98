package io.urumi.adapter.k8s;

import io.urumi.port.driven.cluster.Cluster;
import io.urumi.port.model.ClusterStatus;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** The cluster behind a kubeconfig's context. */
final class KubernetesCluster implements Cluster {
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final ApiServer api;
  private final String name;
  private final Scheduler scheduler;

  /**
   * @param scheduler of its own, so that a status is answered while operations wait for a cluster
   *     that is away
   */
  KubernetesCluster(ApiServer api, String name, Scheduler scheduler) {
    this.api = api;
    this.name = name;
    this.scheduler = scheduler;
  }

  @Override
  public Mono<ClusterStatus> status() {
    return Mono.fromSupplier(() -> answered(api.version(TIMEOUT)))
        .subscribeOn(scheduler)
        .timeout(TIMEOUT.plusSeconds(1))
        .onErrorResume(error -> Mono.just(silent(error)));
  }

  private ClusterStatus answered(String version) {
    return new ClusterStatus(
        name,
        false,
        api.address(),
        true,
        version,
        "The cluster " + name + " answers (Kubernetes " + version + ").");
  }

  private ClusterStatus silent(Throwable error) {
    String why = error instanceof ApiCallException refused ? refused.text() : String.valueOf(error);
    return new ClusterStatus(
        name,
        false,
        api.address(),
        false,
        "",
        "The Kubernetes API server at "
            + api.address()
            + " does not answer: "
            + Texts.shorten(Texts.clause(why), 200)
            + ".");
  }
}
