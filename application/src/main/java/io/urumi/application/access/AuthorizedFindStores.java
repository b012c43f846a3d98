package io.urumi.application.access;

import io.urumi.application.usecase.FindStores;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.access.Permission;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.persistence.ScopedPersistencePorts;
import io.urumi.port.driving.FindStoresQuery;
import io.urumi.port.model.store.RecordedEvent;
import io.urumi.port.model.store.StepRun;
import io.urumi.port.model.store.StoreFilter;
import io.urumi.port.model.store.StorePage;
import io.urumi.port.model.store.StorePageRequest;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Decides which stores a caller may read. */
public final class AuthorizedFindStores implements FindStoresQuery {
  private final FindStores findStores;

  public AuthorizedFindStores(ScopedPersistencePorts persistence, Clock clock) {
    findStores = new FindStores(persistence.stores(), persistence.events(), clock);
  }

  private static ObjectScope readable(Caller caller) {
    return AccessChecks.scope(caller, Permission.STORE_READ);
  }

  @Override
  public Mono<Store> byId(Caller caller, StoreId id) {
    return findStores.byId(readable(caller), id);
  }

  @Override
  public Mono<Store> bySubdomain(Caller caller, Subdomain subdomain) {
    return findStores.bySubdomain(readable(caller), subdomain);
  }

  @Override
  public Mono<StorePage> page(Caller caller, StoreFilter filter, StorePageRequest request) {
    return findStores.page(readable(caller), filter, request);
  }

  @Override
  public Mono<Map<StoreId, Long>> queuePositions(Caller caller, Collection<Store> stores) {
    return findStores.queuePositions(readable(caller), stores);
  }

  @Override
  public Flux<StepRun> steps(Caller caller, StoreId id, long afterId, int limit) {
    return findStores.steps(readable(caller), id, afterId, limit);
  }

  @Override
  public Flux<RecordedEvent> events(Caller caller, StoreId id, long afterId, int limit) {
    return findStores.events(readable(caller), id, afterId, limit);
  }
}
