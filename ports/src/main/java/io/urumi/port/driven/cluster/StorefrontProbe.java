package io.urumi.port.driven.cluster;

import io.urumi.domain.lifecycle.StorefrontFact;
import reactor.core.publisher.Mono;

/**
 * Requests a shop's page as a customer does: through the ingress, by host name. {@code
 * LifecycleTimings} has the interval between probes.
 */
public interface StorefrontProbe {
  /**
   * Requests the shop's page and checks that it belongs to this shop. Never fails: an error is part
   * of the result. Ends within seconds.
   */
  Mono<StorefrontFact> probe(StoreBlueprint blueprint);
}
