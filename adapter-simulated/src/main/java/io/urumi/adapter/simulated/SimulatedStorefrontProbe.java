package io.urumi.adapter.simulated;

import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.lifecycle.StorefrontFact;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.cluster.StorefrontProbe;
import java.util.Set;
import reactor.core.publisher.Mono;

/** Looks at a page that nobody serves. */
final class SimulatedStorefrontProbe implements StorefrontProbe {
  private static final String PATH = "/shop/";

  private final World world;

  SimulatedStorefrontProbe(World world) {
    this.world = world;
  }

  @Override
  public Mono<StorefrontFact> probe(StoreBlueprint blueprint) {
    return Mono.fromSupplier(() -> fact(blueprint));
  }

  private StorefrontFact fact(StoreBlueprint blueprint) {
    String url = blueprint.url() + PATH;
    Space space = world.lookFor(blueprint.namespace(), blueprint.id());
    Set<Fault> faults =
        space == null ? world.faults().of(blueprint.subdomain().value()) : world.faultsOf(space);
    if (faults.contains(Fault.STOREFRONT_UNREACHABLE)) {
      return unreachable(url, "the ingress does not answer");
    }
    if (faults.contains(Fault.STOREFRONT_WRONG_CONTENT)) {
      return new StorefrontFact.Unreachable(
          new StoreFailure.StorefrontWrongContent(
              url, "it does not hold the shop's name", "Simulated: <title>It works!</title>"));
    }
    if (space == null) {
      return unreachable(url, "the ingress answers 404");
    }
    return world.pods().pageServed(space, faults, world.now())
        ? new StorefrontFact.Reachable()
        : unreachable(url, "the ingress answers 503");
  }

  private static StorefrontFact unreachable(String url, String why) {
    return new StorefrontFact.Unreachable(
        new StoreFailure.StorefrontUnreachable(url, why, "Simulated: " + why));
  }
}
