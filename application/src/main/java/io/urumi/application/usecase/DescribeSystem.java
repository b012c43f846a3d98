package io.urumi.application.usecase;

import io.urumi.application.settings.Addressing;
import io.urumi.domain.access.ObjectScope;
import io.urumi.port.driven.cluster.Cluster;
import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.driven.cluster.ReleaseManager;
import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.driven.persistence.OrphanRegister;
import io.urumi.port.driven.persistence.ScopedPersistencePorts;
import io.urumi.port.driven.persistence.StoreDirectory;
import io.urumi.port.driving.DescribeSystemQuery.SystemDescription;
import java.time.Clock;
import reactor.core.publisher.Mono;

/** Collects the state of every part of the platform. */
public final class DescribeSystem {
  private final Cluster cluster;
  private final ReleaseManager releases;
  private final StoreDirectory stores;
  private final OrphanRegister orphans;
  private final ReplicaId replica;
  private final Addressing addressing;
  private final Clock clock;

  public DescribeSystem(
      ScopedPersistencePorts persistence,
      ClusterPorts cluster,
      ReplicaId replica,
      Addressing addressing,
      Clock clock) {
    this.cluster = cluster.cluster();
    this.releases = cluster.releases();
    this.stores = persistence.stores();
    this.orphans = persistence.orphans();
    this.replica = replica;
    this.addressing = addressing;
    this.clock = clock;
  }

  /**
   * @param scope of the stores that are counted
   */
  public Mono<SystemDescription> describe(ObjectScope scope) {
    return Mono.zip(
            cluster.status(),
            releases.describe(),
            Mono.defer(() -> stores.queueDepth(scope, clock.instant())),
            stores.countByPhase(scope),
            orphans.count())
        .map(parts ->
            new SystemDescription(
                parts.getT1(),
                parts.getT2(),
                parts.getT3(),
                parts.getT4(),
                parts.getT5(),
                replica.value(),
                addressing.hostSuffix()));
  }
}
