package io.urumi.port.driven.cluster;

import io.urumi.domain.lifecycle.StorefrontFact;
import reactor.core.publisher.Mono;

/** Looks at a shop as a customer does: through the ingress, by its host name. */
public interface StorefrontProbe {
  /**
   * Asks for the shop's page and checks that it is this shop's own. Never fails: what goes wrong is
   * the answer. Ends within seconds.
   */
  Mono<StorefrontFact> probe(StoreBlueprint blueprint);
}
