package io.urumi.port.driving;

import io.urumi.domain.access.Caller;
import io.urumi.domain.store.Phase;
import io.urumi.port.model.ClusterStatus;
import io.urumi.port.model.QueueDepth;
import io.urumi.port.model.ReleaseDescription;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Describes the platform: cluster, database, versions, queue. */
public interface DescribeSystemQuery {
  Mono<SystemDescription> describe(Caller caller);

  /**
   * @param stores number of the stores that the caller may read
   * @param orphans number of namespaces that belong to no store, as of the last scan
   * @param hostSuffix appended to a subdomain to form a host name
   */
  record SystemDescription(
      ClusterStatus cluster,
      ReleaseDescription releases,
      QueueDepth queue,
      Map<Phase, Long> stores,
      long orphans,
      String replica,
      String hostSuffix) {}
}
