package io.urumi.application.access;

import io.urumi.application.settings.Addressing;
import io.urumi.application.settings.PlanCatalog;
import io.urumi.application.usecase.CheckSubdomain;
import io.urumi.application.usecase.FindStores;
import io.urumi.application.usecase.watch.WatchStores;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.domain.access.Scope;
import io.urumi.domain.plan.Plan;
import io.urumi.domain.plan.PlanName;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.driven.persistence.ScopedPersistencePorts;
import io.urumi.port.driving.CheckSubdomainQuery;
import io.urumi.port.driving.FindStoresQuery;
import io.urumi.port.driving.ListPlansQuery;
import io.urumi.port.driving.WatchStoresQuery;
import io.urumi.port.model.store.RecordedEvent;
import io.urumi.port.model.store.StepRun;
import io.urumi.port.model.store.StoreFilter;
import io.urumi.port.model.store.StorePage;
import io.urumi.port.model.store.StorePageRequest;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Decides what of the stores, of the plans and of the subdomains a caller may read. */
public final class AuthorizedStoreQueries
    implements FindStoresQuery, WatchStoresQuery, CheckSubdomainQuery, ListPlansQuery {
  private final FindStores findStores;
  private final WatchStores watchStores;
  private final CheckSubdomain checkSubdomain;
  private final PlanCatalog plans;

  public AuthorizedStoreQueries(
      ScopedPersistencePorts persistence,
      Addressing addressing,
      PlanCatalog plans,
      ReplicaId replica,
      Clock clock) {
    findStores = new FindStores(persistence.stores(), persistence.events(), clock);
    // The events are read once for all watchers, as the platform, and then filtered for each.
    watchStores = new WatchStores(persistence, readable(Caller.system(replica.value())), clock);
    checkSubdomain = new CheckSubdomain(persistence.stores(), addressing);
    this.plans = plans;
  }

  private static Scope readable(Caller caller) {
    return Decisions.scope(caller, Permission.STORE_READ);
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

  @Override
  public Flux<Notice> watch(
      Caller caller, @Nullable Long afterId, @Nullable StoreId storeId, Runnable started) {
    return watchStores.watch(readable(caller), afterId, storeId, started);
  }

  /** For who may create a store in any team: taken subdomains are those of other teams, too. */
  @Override
  public Mono<Availability> check(Caller caller, String subdomain) {
    return Mono.defer(() -> {
      Decisions.requireAnywhere(caller, Permission.STORE_CREATE);
      return checkSubdomain.check(subdomain);
    });
  }

  @Override
  public List<Plan> plans(Caller caller) {
    Decisions.permitEveryCaller(caller);
    return plans.plans();
  }

  @Override
  public PlanName defaultPlan(Caller caller) {
    Decisions.permitEveryCaller(caller);
    return plans.defaultPlan();
  }
}
