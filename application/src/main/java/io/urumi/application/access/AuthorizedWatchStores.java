package io.urumi.application.access;

import io.urumi.application.usecase.watch.WatchStores;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.access.Permission;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.driven.persistence.ScopedPersistencePorts;
import io.urumi.port.driving.WatchStoresQuery;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** Decides the events of which stores a caller receives. */
public final class AuthorizedWatchStores implements WatchStoresQuery {
  private final WatchStores watchStores;

  public AuthorizedWatchStores(ScopedPersistencePorts persistence, ReplicaId replica, Clock clock) {
    // The events are read once for all watchers, as the platform, and then filtered for each.
    watchStores = new WatchStores(persistence, readable(Caller.system(replica.value())), clock);
  }

  private static ObjectScope readable(Caller caller) {
    return AccessChecks.scope(caller, Permission.STORE_READ);
  }

  @Override
  public Flux<Notice> watch(
      Caller caller, @Nullable Long afterId, @Nullable StoreId storeId, Runnable started) {
    return watchStores.watch(readable(caller), afterId, storeId, started);
  }
}
