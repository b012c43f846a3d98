package io.urumi.port.driving;

import io.urumi.domain.store.Phase;
import io.urumi.port.model.ClusterStatus;
import io.urumi.port.model.QueueDepth;
import io.urumi.port.model.ReleaseDescription;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Says what the platform runs on and how it is. */
public interface DescribeSystemQuery {
  Mono<SystemDescription> describe();

  /**
   * @param orphans how many namespaces belong to no store, as the last look showed
   * @param hostSuffix what is put behind a subdomain to make a host name
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
