package io.urumi.port.driven.cluster;

import io.urumi.port.model.ClusterStatus;
import reactor.core.publisher.Mono;

/** The cluster that runs the stores. */
public interface Cluster {
  /**
   * Describes the cluster and whether it answers. Never fails: unreachable is a result. Ends within
   * seconds.
   */
  Mono<ClusterStatus> status();
}
