package io.urumi.testkit.memory;

import io.urumi.domain.store.Store;
import io.urumi.port.driven.lease.ReplicaId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A store with its place in the reconciler's queue.
 *
 * @param nextReconcileAt when it is due; {@code Instant.MAX} for never
 * @param woken whether it was woken, or its spec saved, since the last claim
 * @param token the newest fencing token; 0 before the first claim
 * @param holder who has the lease; null when nobody has
 * @param leaseUntil when the lease expires; of no meaning without a holder
 * @param toldGeneration the newest generation of which it was told that it waits for a slot
 */
record StoreRow(
    Store store,
    Instant nextReconcileAt,
    boolean woken,
    long token,
    @Nullable ReplicaId holder,
    Instant leaseUntil,
    long toldGeneration) {

  static StoreRow inserted(Store store) {
    return new StoreRow(store, store.updatedAt(), false, 0, null, Instant.MIN, 0);
  }

  boolean leased(Instant now) {
    return holder != null && leaseUntil.isAfter(now);
  }

  boolean due(Instant now) {
    return !nextReconcileAt.isAfter(now) && !leased(now);
  }

  /** Whether it has a wish that nobody has begun to carry out, and of which nothing was told. */
  boolean untold() {
    return store.hasNewIntent() && toldGeneration < store.spec().generation();
  }

  StoreRow told() {
    return new StoreRow(
        store, nextReconcileAt, woken, token, holder, leaseUntil, store.spec().generation());
  }

  StoreRow saved(Store next) {
    return new StoreRow(next, nextReconcileAt, woken, token, holder, leaseUntil, toldGeneration);
  }

  StoreRow wake(Instant now) {
    Instant due = nextReconcileAt.isBefore(now) ? nextReconcileAt : now;
    return new StoreRow(store, due, true, token, holder, leaseUntil, toldGeneration);
  }

  StoreRow claimed(ReplicaId by, Instant until) {
    return new StoreRow(store, nextReconcileAt, false, token + 1, by, until, toldGeneration);
  }

  StoreRow leasedUntil(Instant until) {
    return new StoreRow(store, nextReconcileAt, woken, token, holder, until, toldGeneration);
  }

  StoreRow released(Instant dueAt, Instant now) {
    Instant next = woken && dueAt.isAfter(now) ? now : dueAt;
    return new StoreRow(store, next, woken, token, null, Instant.MIN, toldGeneration);
  }
}
