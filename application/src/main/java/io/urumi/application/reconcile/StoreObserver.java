package io.urumi.application.reconcile;

import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.lifecycle.NamespaceFact;
import io.urumi.domain.lifecycle.Observation;
import io.urumi.domain.lifecycle.ReleaseFact;
import io.urumi.domain.lifecycle.StorefrontFact;
import io.urumi.domain.store.StoreAddress;
import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.driven.cluster.ReleaseManager;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.cluster.StorefrontProbe;
import io.urumi.port.driven.cluster.TenantSpace;
import java.time.Clock;
import reactor.core.publisher.Mono;

/**
 * Observes everything of one store; skips what cannot exist yet. Corrects what the namespace
 * records of its store: that is neither a phase nor a step of the store, and nothing depends on it
 * until the store's record is lost.
 */
final class StoreObserver {
  private final TenantSpace tenantSpace;
  private final ReleaseManager releases;
  private final StorefrontProbe storefront;
  private final StoreAnnotations annotations;

  StoreObserver(ClusterPorts cluster, Clock clock) {
    this.tenantSpace = cluster.tenantSpace();
    this.releases = cluster.releases();
    this.storefront = cluster.storefrontProbe();
    this.annotations = new StoreAnnotations(tenantSpace, clock);
  }

  /**
   * Never fails: an error becomes {@code Unobservable}.
   *
   * @param configured the address that the store would get with the current settings
   */
  Mono<Observation> observe(StoreBlueprint blueprint, StoreAddress configured) {
    return tenantSpace
        .observe(blueprint)
        .flatMap(view -> annotations.correct(blueprint, view))
        .flatMap(view -> withRelease(blueprint, view))
        .map(seen -> withAddress(seen, blueprint, configured))
        .flatMap(seen -> withStorefront(blueprint, seen))
        .onErrorResume(error -> Mono.just(unobservable(error)));
  }

  private Mono<Observation.Observed> withRelease(StoreBlueprint blueprint, TenantSpace.View view) {
    Mono<ReleaseFact> release =
        view.namespace() instanceof NamespaceFact.Active && view.roleBinding().permitsObservation()
            ? releases.status(blueprint)
            : Mono.just(new ReleaseFact.Absent());
    return release.map(fact ->
        new Observation.Observed(
            view.namespace(),
            view.roleBinding(),
            view.guardrails(),
            view.credentials(),
            fact,
            view.database(),
            view.web(),
            new StorefrontFact.NotProbed()));
  }

  private Mono<Observation> withStorefront(StoreBlueprint blueprint, Observation.Observed seen) {
    return seen.worthProbing()
        ? storefront.probe(blueprint).map(seen::withStorefront)
        : Mono.just(seen);
  }

  /** A different address is shown as a difference; no deployment changes it. */
  private static Observation.Observed withAddress(
      Observation.Observed seen, StoreBlueprint blueprint, StoreAddress configured) {
    boolean same = configured.url().equals(blueprint.url());
    return !same && seen.release() instanceof ReleaseFact.Deployed deployed
        ? seen.withRelease(
            deployed.withDifference(
                "the address is " + blueprint.url() + ", the settings say " + configured.url()))
        : seen;
  }

  static Observation unobservable(Throwable error) {
    StoreFailure failure = StoreFailureException.of(error);
    return new Observation.Unobservable(
        failure.code() == FailureCode.UNEXPECTED
            ? new StoreFailure.Unexpected("the cluster could not be observed", error.toString())
            : failure);
  }
}
