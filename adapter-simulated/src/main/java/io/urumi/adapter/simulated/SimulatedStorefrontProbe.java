package io.urumi.adapter.simulated;

import io.urumi.adapter.simulated.state.SimulatedNamespace;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.lifecycle.StorefrontFact;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.cluster.StorefrontProbe;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Derives the answer of the ingress from the state of pods and from faults. */
final class SimulatedStorefrontProbe implements StorefrontProbe {
  private static final String PATH = "/shop/";

  private final SimulatedState state;

  SimulatedStorefrontProbe(SimulatedState state) {
    this.state = state;
  }

  @Override
  public Mono<StorefrontFact> probe(StoreBlueprint blueprint) {
    return Mono.fromSupplier(() -> fact(blueprint));
  }

  private StorefrontFact fact(StoreBlueprint blueprint) {
    String url = blueprint.url() + PATH;
    SimulatedNamespace namespace = state.findOwned(blueprint.namespace(), blueprint.id());
    Set<Fault> faults =
        namespace == null
            ? state.faults().of(blueprint.subdomain().value())
            : state.faultsOf(namespace);
    if (faults.contains(Fault.STOREFRONT_UNREACHABLE)) {
      return unreachable(url, "the ingress does not answer");
    }
    if (faults.contains(Fault.STOREFRONT_WRONG_CONTENT)) {
      return new StorefrontFact.Unreachable(
          new StoreFailure.StorefrontWrongContent(
              url, "it contains no store id.", "Simulated: <title>It works!</title>"));
    }
    if (namespace == null) {
      return unreachable(url, "the ingress answers 404");
    }
    if (!state.pods().isPageServed(namespace, faults, state.now())) {
      return unreachable(url, "the ingress answers 503");
    }
    return faults.contains(Fault.CLOSED_BY_OWNER)
        ? new StorefrontFact.ClosedByOwner("Simulated: the shop's owner has not opened it.")
        : new StorefrontFact.Reachable();
  }

  private static StorefrontFact unreachable(String url, String why) {
    return new StorefrontFact.Unreachable(
        new StoreFailure.StorefrontUnreachable(url, why, "Simulated: " + why));
  }
}
