package io.urumi.application.access;

import static io.urumi.domain.access.Permission.AUDIT_READ;
import static io.urumi.domain.access.Permission.CREDENTIALS_REVEAL;
import static io.urumi.domain.access.Permission.ORPHAN_ADOPT;
import static io.urumi.domain.access.Permission.ORPHAN_DELETE;
import static io.urumi.domain.access.Permission.ORPHAN_READ;
import static io.urumi.domain.access.Permission.STORE_CREATE;
import static io.urumi.domain.access.Permission.STORE_DELETE;
import static io.urumi.domain.access.Permission.STORE_READ;
import static io.urumi.domain.access.Permission.STORE_RETRY;
import static io.urumi.domain.access.Permission.SYSTEM_READ;

import io.urumi.application.StoreEngine;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreName;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driving.CreateStoreCommand;
import io.urumi.port.driving.DeleteStoreUseCase;
import io.urumi.port.driving.RetryStoreUseCase;
import io.urumi.port.driving.RevealCredentialsUseCase;
import io.urumi.port.driving.WatchStoresQuery.Update;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.audit.AuditFilter;
import io.urumi.port.model.store.StoreFilter;
import io.urumi.port.model.store.StorePageRequest;
import io.urumi.port.model.store.StoreSort;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** How each method of the driving ports is called, and which permission it needs. */
final class AccessRules {
  /** Far longer than the events of a store need to be read. */
  private static final Duration QUIET = Duration.ofSeconds(2);

  private static final Namespace NAMESPACE = new Namespace("store-absent");

  private final StoreEngine engine;
  private final AtomicInteger created = new AtomicInteger();

  AccessRules(StoreEngine engine) {
    this.engine = engine;
  }

  /** What is decided about. */
  enum Subject {
    /** A store: refused requests are hidden from who may not read it. */
    STORE,
    /** The team of a new store. */
    TEAM,
    /** The content of a list: what is not permitted is missing. */
    LIST,
    /** The platform. */
    PLATFORM,
    /** Any team. */
    ANY_TEAM,
    /** Nothing: everybody may do it. */
    NOTHING
  }

  /** Calls a method. */
  interface Call {
    /**
     * @param store may not exist
     * @return false when the method said that there is no such store, or did not contain it
     */
    Mono<Boolean> by(Caller caller, Store store);
  }

  record Rule(Subject subject, @Nullable Permission permission, Call call) {}

  private static Rule store(Permission permission, Call call) {
    return new Rule(Subject.STORE, permission, call);
  }

  private static Rule list(Permission permission, Call call) {
    return new Rule(Subject.LIST, permission, call);
  }

  static Rule platform(Permission permission, Call call) {
    return new Rule(Subject.PLATFORM, permission, call);
  }

  static Rule everybody(Call call) {
    return new Rule(Subject.NOTHING, null, call);
  }

  /** By interface and method. */
  Map<String, Rule> all() {
    return Map.ofEntries(
        Map.entry(
            "CreateStoreUseCase.create",
            new Rule(
                Subject.TEAM,
                STORE_CREATE,
                (caller, store) ->
                    engine.createStore().create(command(caller, store)).hasElement())),
        Map.entry(
            "DeleteStoreUseCase.delete",
            store(
                STORE_DELETE,
                (caller, store) ->
                    engine
                        .deleteStore()
                        .delete(caller, store.id())
                        .map(DeleteStoreUseCase.Outcome.Accepted.class::isInstance))),
        Map.entry(
            "RetryStoreUseCase.retry",
            store(
                STORE_RETRY,
                (caller, store) ->
                    engine
                        .retryStore()
                        .retry(caller, store.id())
                        .map(RetryStoreUseCase.Outcome.NotFailed.class::isInstance))),
        Map.entry(
            "RevealCredentialsUseCase.reveal",
            store(
                CREDENTIALS_REVEAL,
                (caller, store) ->
                    engine
                        .revealCredentials()
                        .reveal(caller, Instant.now(), store.id())
                        .map(RevealCredentialsUseCase.Outcome.NotCreated.class::isInstance))),
        Map.entry(
            "FindStoresQuery.byId",
            store(
                STORE_READ,
                (caller, store) -> engine.findStores().byId(caller, store.id()).hasElement())),
        Map.entry(
            "FindStoresQuery.bySubdomain",
            store(
                STORE_READ,
                (caller, store) ->
                    engine.findStores().bySubdomain(caller, store.subdomain()).hasElement())),
        Map.entry(
            "FindStoresQuery.page",
            list(
                STORE_READ,
                (caller, store) ->
                    engine
                        .findStores()
                        .page(
                            caller,
                            StoreFilter.all(),
                            new StorePageRequest(StoreSort.CREATED_AT, null, 200))
                        .map(page ->
                            page.items().stream().anyMatch(each -> each.id().equals(store.id()))))),
        Map.entry(
            "FindStoresQuery.queuePositions",
            list(
                STORE_READ,
                (caller, store) ->
                    engine
                        .findStores()
                        .queuePositions(caller, List.of(store))
                        .map(positions -> positions.containsKey(store.id())))),
        Map.entry(
            "FindStoresQuery.steps",
            list(
                STORE_READ,
                (caller, store) ->
                    engine.findStores().steps(caller, store.id(), 0, 10).hasElements())),
        Map.entry(
            "FindStoresQuery.events",
            list(
                STORE_READ,
                (caller, store) ->
                    engine.findStores().events(caller, store.id(), 0, 10).hasElements())),
        Map.entry(
            "WatchStoresQuery.watch",
            list(
                STORE_READ,
                (caller, store) ->
                    engine
                        .watchStores()
                        .watch(caller, 0L, null)
                        .ofType(Update.class)
                        .filter(update -> update.store().id().equals(store.id()))
                        .take(QUIET)
                        .hasElements())),
        Map.entry(
            "CheckSubdomainQuery.check",
            new Rule(
                Subject.ANY_TEAM,
                STORE_CREATE,
                (caller, _) -> engine.checkSubdomain().check(caller, "free").hasElement())),
        Map.entry(
            "ListPlansQuery.plans",
            everybody((caller, _) -> done(() -> engine.plans().plans(caller)))),
        Map.entry(
            "ListPlansQuery.defaultPlan",
            everybody((caller, _) -> done(() -> engine.plans().defaultPlan(caller)))),
        Map.entry(
            "ReadAuditQuery.page",
            list(
                AUDIT_READ,
                (caller, store) ->
                    engine
                        .audit()
                        .page(caller, Long.MAX_VALUE, 10_000)
                        .map(page ->
                            page.items().stream().anyMatch(entry -> accepted(entry, store))))),
        Map.entry(
            "ReadAuditQuery.export",
            list(
                AUDIT_READ,
                (caller, store) ->
                    engine
                        .audit()
                        .export(caller, new AuditFilter(null, null, store.id()))
                        .any(entry -> accepted(entry, store)))),
        Map.entry(
            "ReadAuditQuery.verify",
            platform(AUDIT_READ, (caller, _) -> engine.audit().verify(caller, false).hasElement())),
        Map.entry(
            "ReadAuditQuery.anchor",
            platform(AUDIT_READ, (caller, _) -> done(() -> engine.audit().anchor(caller)))),
        Map.entry(
            "DescribeSystemQuery.describe",
            platform(SYSTEM_READ, (caller, _) -> engine.system().describe(caller).hasElement())),
        Map.entry(
            "FindOrphansQuery.page",
            platform(
                ORPHAN_READ,
                (caller, _) -> engine.findOrphans().page(caller, null, 10).hasElement())),
        Map.entry(
            "AdoptOrphanUseCase.adopt",
            platform(
                ORPHAN_ADOPT,
                (caller, _) -> engine.adoptOrphan().adopt(caller, NAMESPACE).hasElement())),
        Map.entry(
            "DeleteOrphanUseCase.delete",
            platform(
                ORPHAN_DELETE,
                (caller, _) -> engine.deleteOrphan().delete(caller, NAMESPACE).hasElement())));
  }

  /** Refused requests are recorded also for stores that do not exist. */
  private static boolean accepted(AuditEntry entry, Store store) {
    return entry.subject().equals("store/" + store.id())
        && entry.outcome() == AuditEntry.Outcome.ACCEPTED;
  }

  private static Mono<Boolean> done(Callable<?> call) {
    return Mono.<Object>fromCallable(call::call).hasElement();
  }

  private CreateStoreCommand command(Caller caller, Store store) {
    String subdomain = "created-" + created.incrementAndGet();
    return new CreateStoreCommand(
        new StoreName(subdomain),
        new Subdomain(subdomain),
        store.spec().owner(),
        null,
        null,
        caller);
  }
}
