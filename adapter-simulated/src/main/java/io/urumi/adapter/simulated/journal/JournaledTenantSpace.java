package io.urumi.adapter.simulated.journal;

import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.cluster.DiscoveredNamespace;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.cluster.TenantSpace;
import io.urumi.port.model.store.ShopAdministrator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Records the changes requested of namespaces. */
public record JournaledTenantSpace(TenantSpace real, CallJournal journal) implements TenantSpace {
  @Override
  public Mono<View> observe(StoreBlueprint blueprint) {
    return real.observe(blueprint);
  }

  @Override
  public Mono<Void> annotate(StoreBlueprint blueprint) {
    return journal.record("annotate", blueprint.namespace(), real.annotate(blueprint));
  }

  @Override
  public Mono<Void> createNamespace(StoreBlueprint blueprint) {
    return journal.record(
        "createNamespace", blueprint.namespace(), real.createNamespace(blueprint));
  }

  @Override
  public Mono<Void> bindRole(StoreBlueprint blueprint) {
    return journal.record("bindRole", blueprint.namespace(), real.bindRole(blueprint));
  }

  @Override
  public Mono<Void> applyGuardrails(StoreBlueprint blueprint, String manifests) {
    return journal.record(
        "applyGuardrails", blueprint.namespace(), real.applyGuardrails(blueprint, manifests));
  }

  @Override
  public Mono<Void> createCredentials(StoreBlueprint blueprint) {
    return journal.record(
        "createCredentials", blueprint.namespace(), real.createCredentials(blueprint));
  }

  @Override
  public Mono<ShopAdministrator> administrator(StoreBlueprint blueprint) {
    return real.administrator(blueprint);
  }

  @Override
  public Mono<Void> deleteUnboundClaims(StoreBlueprint blueprint) {
    return journal.record(
        "deleteUnboundClaims", blueprint.namespace(), real.deleteUnboundClaims(blueprint));
  }

  @Override
  public Mono<Void> recreateFailingPods(StoreBlueprint blueprint) {
    return journal.record(
        "recreateFailingPods", blueprint.namespace(), real.recreateFailingPods(blueprint));
  }

  @Override
  public Mono<Void> deleteNamespace(StoreBlueprint blueprint) {
    return journal.record(
        "deleteNamespace", blueprint.namespace(), real.deleteNamespace(blueprint));
  }

  @Override
  public Flux<DiscoveredNamespace> discoverNamespaces() {
    return real.discoverNamespaces();
  }

  @Override
  public Mono<DiscoveredNamespace> find(Namespace namespace) {
    return real.find(namespace);
  }

  @Override
  public Flux<Subdomain> changes() {
    return real.changes();
  }
}
