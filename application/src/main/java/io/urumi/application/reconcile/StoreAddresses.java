package io.urumi.application.reconcile;

import io.urumi.application.settings.Addressing;
import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.lifecycle.Observation;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreAddress;
import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.driven.cluster.ReleaseManager;
import io.urumi.port.driven.cluster.ReleaseMetadata;
import io.urumi.port.driven.cluster.TenantSpace;
import java.util.Optional;
import reactor.core.publisher.Mono;

/**
 * Assigns each store its address, once. A store that was deployed before its address was recorded,
 * such as an adopted one, keeps the address of its release; any other gets the configured one.
 */
final class StoreAddresses {
  private final TenantSpace tenantSpace;
  private final ReleaseManager releases;
  private final Addressing addressing;

  StoreAddresses(ClusterPorts cluster, Addressing addressing) {
    this.tenantSpace = cluster.tenantSpace();
    this.releases = cluster.releases();
    this.addressing = addressing;
  }

  /**
   * The store with its address, or without one while the release cannot be read for lack of a
   * permission; fails when the cluster does not respond.
   */
  Mono<Store> withAddress(Store store) {
    if (store.status().address() != null || store.deletionRequested()) {
      return Mono.just(store);
    }
    return deployed(store)
        .map(found -> found.orElseGet(() -> addressing.address(store.subdomain())))
        .map(address -> store.withStatus(store.status().withAddress(address)))
        .onErrorResume(
            error -> StoreFailureException.of(error).code() == FailureCode.PERMISSION_MISSING,
            _ -> Mono.just(store));
  }

  /**
   * The observation, from which nothing is concluded but that the role has to be bound, while the
   * address is not known: the store must neither be probed nor deployed at another one.
   */
  static Observation withoutAddress(Store store, Observation observation) {
    boolean known = store.status().address() != null || store.deletionRequested();
    return !known
            && observation instanceof Observation.Observed seen
            && seen.roleBinding().permitsObservation()
        ? new Observation.Unobservable(
            new StoreFailure.PermissionMissing(
                "read the release in the Namespace " + store.namespace(), ""))
        : observation;
  }

  private Mono<Optional<StoreAddress>> deployed(Store store) {
    return tenantSpace
        .find(store.namespace())
        .filter(namespace -> namespace.storeId().equals(store.id()))
        .flatMap(namespace -> releases.releaseMetadata(namespace.namespace()))
        .mapNotNull(ReleaseMetadata::address)
        .filter(address -> address.belongsTo(store.subdomain()))
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty());
  }
}
