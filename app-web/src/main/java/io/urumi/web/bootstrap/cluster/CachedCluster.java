package io.urumi.web.bootstrap.cluster;

import io.urumi.port.driven.cluster.Cluster;
import io.urumi.port.model.ClusterIdentity;
import io.urumi.port.model.ClusterStatus;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Keeps the cluster's status for two seconds and asks the cluster only once at a time, so that many
 * readers of the status cost as much as one.
 */
final class CachedCluster implements Cluster {
  private static final Duration VALIDITY = Duration.ofSeconds(2);

  private final Cluster cluster;
  private final Mono<ClusterStatus> status;

  CachedCluster(Cluster cluster) {
    this(cluster, VALIDITY);
  }

  CachedCluster(Cluster cluster, Duration validity) {
    this.cluster = cluster;
    this.status = Mono.defer(cluster::status).cache(validity);
  }

  @Override
  public Mono<ClusterStatus> status() {
    return status;
  }

  @Override
  public Mono<ClusterIdentity> identity() {
    return cluster.identity();
  }
}
