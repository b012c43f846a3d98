package io.urumi.application.orphan;

import io.urumi.domain.store.StoreId;
import io.urumi.port.driven.cluster.DiscoveredNamespace;
import io.urumi.port.driven.persistence.SubdomainClaim;
import io.urumi.port.model.orphan.Orphan;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whose a namespace is. A store owns the namespace that carries its id and is named after its
 * subdomain, from its first wish until it is deleted; every other namespace with the platform's
 * labels is an orphan.
 *
 * <p>A row without a namespace is no orphan: the reconciler builds what is missing, and a deleted
 * store has none. A row whose namespace carries another store's id shows here as that namespace,
 * {@link Orphan.Reason#SUBDOMAIN_TAKEN}.
 *
 * <p>The record has to be read after the cluster: a row is saved before its namespace is made, so
 * whoever has seen the namespace finds the row.
 */
public sealed interface Ownership {
  /** It is the store's. */
  record Owned(StoreId store) implements Ownership {}

  /**
   * It is nobody's.
   *
   * @param heldBy the store on record that stands in the way; null when none does
   */
  record Orphaned(Orphan.Reason reason, @Nullable StoreId heldBy) implements Ownership {}

  /** Judges by what the record says of the namespace's id and of the subdomain's holder. */
  static Ownership of(DiscoveredNamespace space, Collection<SubdomainClaim> subdomainClaims) {
    Optional<SubdomainClaim> same =
        subdomainClaims.stream().filter(store -> store.id().equals(space.storeId())).findFirst();
    if (same.filter(store -> !store.deleted()).isPresent()) {
      return same.get().subdomain().equals(space.subdomain())
          ? new Owned(space.storeId())
          : new Orphaned(Orphan.Reason.STORE_ELSEWHERE, space.storeId());
    }
    return subdomainClaims.stream()
        .filter(store -> store.holding() && store.subdomain().equals(space.subdomain()))
        .findFirst()
        .map(holder -> new Orphaned(Orphan.Reason.SUBDOMAIN_TAKEN, holder.id()))
        .orElseGet(() ->
            same.isPresent()
                ? new Orphaned(Orphan.Reason.STORE_DELETED, space.storeId())
                : new Orphaned(Orphan.Reason.NO_STORE, null));
  }
}
