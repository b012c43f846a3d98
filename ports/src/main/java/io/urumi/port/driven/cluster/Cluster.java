package io.urumi.port.driven.cluster;

import io.urumi.port.model.ClusterIdentity;
import io.urumi.port.model.ClusterStatus;
import reactor.core.publisher.Mono;

/** The cluster that runs the stores. */
public interface Cluster {
  /**
   * Describes the cluster and whether it answers. Never fails: unreachable is a result. Ends within
   * seconds.
   */
  Mono<ClusterStatus> status();

  /**
   * Identifies the cluster. Never fails: while the cluster does not respond, or does not permit
   * reading its identity, the UID is null. Completes within seconds.
   */
  Mono<ClusterIdentity> identity();
}
