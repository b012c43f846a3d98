package io.urumi.application.orphan;

import io.urumi.domain.store.StoreId;
import io.urumi.port.driven.cluster.DiscoveredNamespace;
import io.urumi.port.driven.persistence.RecordedSubdomain;
import io.urumi.port.model.orphan.Orphan;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a namespace is an orphan. A store owns the namespace that has its id and its subdomain,
 * from its creation until it is deleted; every other namespace that {@code
 * TenantSpace#discoverNamespaces} finds by the platform's labels is an orphan. Which labels these
 * are is decided in the adapters' {@code DiscoveredNamespaces}, and after which time an orphan is
 * reported in {@link OrphanScan}.
 *
 * <p>A record without a namespace is not an orphan: the reconciler creates what is missing, and a
 * deleted store has none. A namespace with the subdomain of one store and the id of another is an
 * orphan with {@link Orphan.Reason#SUBDOMAIN_TAKEN}.
 *
 * <p>The database has to be read after the cluster: a record is saved before its namespace is
 * created, so the record of every observed namespace is visible.
 */
public sealed interface OrphanDecision {
  /** The store owns it. */
  record Owned(StoreId store) implements OrphanDecision {}

  /**
   * No store owns it.
   *
   * @param heldBy the existing store that conflicts with it; null when none does
   */
  record Orphaned(Orphan.Reason reason, @Nullable StoreId heldBy) implements OrphanDecision {}

  /** Decides by the recorded stores with the namespace's id or subdomain. */
  static OrphanDecision of(
      DiscoveredNamespace namespace, Collection<RecordedSubdomain> recordedSubdomains) {
    Optional<RecordedSubdomain> same =
        recordedSubdomains.stream()
            .filter(store -> store.id().equals(namespace.storeId()))
            .findFirst();
    if (same.filter(store -> !store.deleted()).isPresent()) {
      return same.get().subdomain().equals(namespace.subdomain())
          ? new Owned(namespace.storeId())
          : new Orphaned(Orphan.Reason.STORE_ELSEWHERE, namespace.storeId());
    }
    return recordedSubdomains.stream()
        .filter(store -> store.held() && store.subdomain().equals(namespace.subdomain()))
        .findFirst()
        .map(holder -> new Orphaned(Orphan.Reason.SUBDOMAIN_TAKEN, holder.id()))
        .orElseGet(() ->
            same.isPresent()
                ? new Orphaned(Orphan.Reason.STORE_DELETED, namespace.storeId())
                : new Orphaned(Orphan.Reason.NO_STORE, null));
  }
}
