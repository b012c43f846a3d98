package io.urumi.port.driven.cluster;

import io.urumi.port.model.ClusterStatus;
import reactor.core.publisher.Mono;

/** The cluster that the stores live in. */
public interface Cluster {
  /**
   * What it is and whether it answers. Never fails: an unreachable cluster is an answer. Ends
   * within seconds.
   */
  Mono<ClusterStatus> status();
}
