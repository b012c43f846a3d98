package io.urumi.application.reconcile;

import io.urumi.domain.condition.ConditionStatus;
import io.urumi.domain.condition.ConditionType;
import io.urumi.domain.lifecycle.Observation;
import io.urumi.domain.lifecycle.ReleaseFact;
import io.urumi.domain.lifecycle.StorefrontFact;
import io.urumi.domain.release.DeployedRelease;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Step;
import io.urumi.domain.store.StepState;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreStatus;
import io.urumi.port.driven.cluster.ReleaseManager;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import reactor.core.publisher.Mono;

/**
 * Records what a store is deployed with, once: when its shop is first served, or when it is first
 * observed, for an adopted store and for one that an earlier version deployed.
 *
 * <p>It is not read again later, because the release's record could be changed meanwhile by anybody
 * who may write Secrets in the namespace, and the platform would install what it says.
 */
final class StoreReleases {
  private static final Logger LOG = System.getLogger(StoreReleases.class.getName());

  private final ReleaseManager releases;

  StoreReleases(ReleaseManager releases) {
    this.releases = releases;
  }

  /** The store with what it is deployed with, if that is to be recorded; never fails. */
  Mono<Store> withRelease(Store store, Observation observation) {
    if (store.status().release() != null
        || store.deletionRequested()
        || !(observation instanceof Observation.Observed seen)
        || seen.release() instanceof ReleaseFact.Absent
        || !(isFirstObservation(store) || isInUse(store.status(), seen))) {
      return Mono.just(store);
    }
    return releases
        .deployedRelease(store.namespace())
        .map(found -> isFirstObservation(store) ? found.withoutDigest() : found)
        .map(found -> recorded(store, found))
        .onErrorResume(unreadable -> {
          // The next pass tries again.
          LOG.log(
              Level.DEBUG,
              "what {0} is deployed with cannot be read: {1}",
              store.subdomain(),
              unreadable.toString());
          return Mono.empty();
        })
        .defaultIfEmpty(store);
  }

  private static Store recorded(Store store, DeployedRelease release) {
    return store.withStatus(store.status().withRelease(release));
  }

  /**
   * Whether the namespace is observed for the first time: this store has installed nothing in it
   * yet, so that a release in it is that of an adopted store. An adopted namespace may need a
   * RoleBinding before it can be observed.
   */
  private static boolean isFirstObservation(Store store) {
    StoreStatus status = store.status();
    StepState step = status.currentStep();
    return store.phase() == Phase.REQUESTED
        || (step != null
            && step.step() == Step.BIND_ROLE
            && status.readyAt() == null
            && status.conditions().get(ConditionType.RELEASE_DEPLOYED).status()
                == ConditionStatus.UNKNOWN);
  }

  private static boolean isInUse(StoreStatus status, Observation.Observed seen) {
    return status.readyAt() != null
        || seen.storefront() instanceof StorefrontFact.Reachable
        || seen.storefront() instanceof StorefrontFact.ClosedByOwner;
  }
}
