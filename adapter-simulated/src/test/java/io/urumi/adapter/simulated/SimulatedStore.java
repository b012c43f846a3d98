package io.urumi.adapter.simulated;

import static java.util.Objects.requireNonNull;

import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.lifecycle.ReleaseFact;
import io.urumi.domain.lifecycle.StorefrontFact;
import io.urumi.domain.lifecycle.WorkloadFact;
import io.urumi.domain.store.Namespace;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.cluster.TenantSpace.View;
import io.urumi.testkit.StoreFixtures;
import java.util.List;

/** Runs the steps of the platform on one store, blocking. */
record SimulatedStore(SimulatedCluster cluster, StoreBlueprint blueprint) {
  SimulatedStore(SimulatedCluster cluster, String subdomain) {
    this(cluster, StoreFixtures.blueprint(subdomain));
  }

  Namespace namespace() {
    return blueprint.namespace();
  }

  void create() {
    createNamespaceWithGuardrails();
    deploy();
  }

  void createNamespaceWithGuardrails() {
    cluster.tenantSpace().createNamespace(blueprint).block();
    cluster.tenantSpace().bindRole(blueprint).block();
    applyGuardrails();
    cluster.tenantSpace().createCredentials(blueprint).block();
  }

  void applyGuardrails() {
    String manifests = requireNonNull(cluster.releases().renderGuardrails(blueprint).block());
    cluster.tenantSpace().applyGuardrails(blueprint, manifests).block();
  }

  int deploy() {
    return requireNonNull(cluster.releases().deploy(blueprint).block());
  }

  View view() {
    return requireNonNull(cluster.tenantSpace().observe(blueprint).block());
  }

  ReleaseFact release() {
    return requireNonNull(cluster.releases().status(blueprint).block());
  }

  StorefrontFact page() {
    return requireNonNull(cluster.storefrontProbe().probe(blueprint).block());
  }

  List<String> revisions() {
    return cluster.tampering().revisions(namespace());
  }

  static FailureCode code(WorkloadFact fact) {
    return ((WorkloadFact.Failing) fact).failure().code();
  }

  static FailureCode code(StorefrontFact fact) {
    return ((StorefrontFact.Unreachable) fact).failure().code();
  }

  static FailureCode code(Throwable error) {
    return StoreFailureException.of(error).code();
  }
}
