package io.urumi.web.bootstrap;

import io.urumi.domain.access.Caller;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driving.FindStoresQuery;
import io.urumi.port.model.store.RecordedEvent;
import io.urumi.port.model.store.StepRun;
import io.urumi.port.model.store.StoreFilter;
import io.urumi.port.model.store.StorePage;
import io.urumi.port.model.store.StorePageRequest;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Delegates to the real query; lists, and searches for a subdomain, fail while a fault is set. */
public final class FaultyFindStores implements FindStoresQuery {
  private final FindStoresQuery real;
  private final AtomicReference<@Nullable RuntimeException> fault = new AtomicReference<>();

  FaultyFindStores(FindStoresQuery real) {
    this.real = real;
  }

  /** The driver's exception while the database is unavailable. */
  public static final class Outage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Outage() {
      super("connection to db.secret.internal:5432 refused for user urumi");
    }
  }

  /**
   * Sets the fault.
   *
   * @param next exception of every list and search; null for no fault
   */
  public void failWith(@Nullable RuntimeException next) {
    fault.set(next);
  }

  @Override
  public Mono<StorePage> page(Caller caller, StoreFilter filter, StorePageRequest request) {
    RuntimeException now = fault.get();
    return now == null ? real.page(caller, filter, request) : Mono.error(now);
  }

  @Override
  public Mono<Store> byId(Caller caller, StoreId id) {
    return real.byId(caller, id);
  }

  @Override
  public Mono<Store> bySubdomain(Caller caller, Subdomain subdomain) {
    RuntimeException now = fault.get();
    return now == null ? real.bySubdomain(caller, subdomain) : Mono.error(now);
  }

  @Override
  public Mono<Map<StoreId, Long>> queuePositions(Caller caller, Collection<Store> stores) {
    return real.queuePositions(caller, stores);
  }

  @Override
  public Flux<StepRun> steps(Caller caller, StoreId id, long afterId, int limit) {
    return real.steps(caller, id, afterId, limit);
  }

  @Override
  public Flux<RecordedEvent> events(Caller caller, StoreId id, long afterId, int limit) {
    return real.events(caller, id, afterId, limit);
  }
}
