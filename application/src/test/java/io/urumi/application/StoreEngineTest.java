package io.urumi.application;

import static io.urumi.testkit.TestPrincipals.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.adapter.simulated.CallFaults;
import io.urumi.adapter.simulated.Fault;
import io.urumi.application.settings.PlanCatalog;
import io.urumi.domain.condition.ConditionStatus;
import io.urumi.domain.condition.ConditionType;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.limit.LimitKind;
import io.urumi.domain.limit.Limits;
import io.urumi.domain.plan.PlanName;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Step;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.driving.CreateStoreCommand;
import io.urumi.port.driving.CreateStoreUseCase;
import io.urumi.port.driving.WatchStoresQuery.Update;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.store.StepRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

class StoreEngineTest {
  private final Platform platform = new Platform();

  @AfterEach
  void end() {
    platform.close();
  }

  @Test
  void a_store_becomes_ready_step_by_step_and_is_audited() {
    StoreEngine engine = platform.started("one");

    StoreId id = platform.create(engine, "alpha");
    Store ready = platform.awaitPhase(id, Phase.READY);

    assertThat(ready.status().failure()).isNull();
    assertThat(ready.status().currentStep()).isNull();
    assertThat(ready.status().conditions().all())
        .allSatisfy(c -> assertThat(c.status()).isEqualTo(ConditionStatus.TRUE));
    List<Step> steps = steps(id).stream().map(StepRun::step).toList();
    assertThat(steps)
        .startsWith(
            Step.CREATE_NAMESPACE,
            Step.BIND_ROLE,
            Step.APPLY_GUARDRAILS,
            Step.CREATE_CREDENTIALS,
            Step.DEPLOY_RELEASE)
        .isSorted();
    // A workload that is already available when it is observed needs no wait.
    assertThat(steps.subList(5, steps.size()))
        .isSubsetOf(Step.AWAIT_DATABASE, Step.AWAIT_WEB, Step.AWAIT_STOREFRONT);
    assertThat(steps(id))
        .allSatisfy(run -> {
          assertThat(run.outcome()).isEqualTo(StepRun.Outcome.SUCCEEDED);
          assertThat(run.endedAt()).isNotNull();
        });
    assertThat(audit().stream().map(AuditEntry::action))
        .containsExactlyInAnyOrder("store.create", "store.ready");
    // The outcome belongs to the request.
    assertThat(audit()).extracting(entry -> entry.actor().requestId()).containsOnly("request-1");
  }

  @Test
  void a_subdomain_is_available_again_only_after_its_store_is_deleted() {
    StoreEngine engine = platform.started("one");
    StoreId id = platform.create(engine, "alpha");
    platform.awaitPhase(id, Phase.READY);

    engine.deleteStore().delete(Platform.ANNA, id).block();
    platform.awaitPhase(id, Phase.DELETING);
    assertThat(available(engine, "alpha")).isFalse();
    platform.awaitPhase(id, Phase.DELETED);

    assertThat(requestsOf("store.deleted")).containsExactly("request-1");
    assertThat(available(engine, "alpha")).isTrue();
    StoreId next = platform.create(engine, "alpha");
    assertThat(next).isNotEqualTo(id);
    platform.awaitPhase(next, Phase.READY);
  }

  @Test
  void the_namespace_follows_the_owner_of_a_store_and_damage_is_corrected_without_a_drift() {
    StoreEngine engine = platform.started("one");
    StoreId id = platform.create(engine, "alpha");
    Store ready = platform.awaitPhase(id, Phase.READY);
    Owner team = new Owner("another-team");

    platform.database.stores().changeOwner(ready, team, Instant.now()).block();

    awaitOwner(ready, team);
    platform.cluster.tampering().deleteAnnotations(ready.namespace());
    awaitOwner(ready, team);
    assertThat(platform.find(id).phase()).isEqualTo(Phase.READY);
    assertThat(platform.events(id)).noneMatch(StoreEvent.DriftFound.class::isInstance);
    assertThat(platform.find(id).status().conditions().all())
        .allMatch(condition -> condition.status() == ConditionStatus.TRUE);
  }

  private void awaitOwner(Store store, Owner owner) {
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(
                    Objects.requireNonNull(
                            platform.cluster.tenantSpace().find(store.namespace()).block())
                        .owner())
                .isEqualTo(owner));
  }

  @Test
  void a_deletion_interrupts_provisioning() {
    StoreEngine engine = platform.started("one");
    StoreId id = platform.create(engine, "alpha");
    platform.await(id, store -> store.phase() == Phase.PROVISIONING);

    engine.deleteStore().delete(Platform.ANNA, id).block();

    platform.awaitPhase(id, Phase.DELETED);
    assertThat(steps(id)).noneMatch(run -> run.outcome() == StepRun.Outcome.RUNNING);
  }

  @Test
  void a_problem_is_shown_then_fails_the_store_and_a_retry_succeeds_after_the_fix() {
    StoreEngine engine = platform.started("one");
    platform.cluster.faults().inject(Fault.IMAGE_MISSING);
    StoreId id = platform.create(engine, "alpha");

    Store showing =
        platform.await(id, s -> s.status().failure() != null && s.phase() == Phase.PROVISIONING);
    assertThat(Objects.requireNonNull(showing.status().failure()).code())
        .isEqualTo(FailureCode.IMAGE_PULL_FAILED);
    Store failed = platform.awaitPhase(id, Phase.FAILED);
    assertThat(Objects.requireNonNull(failed.status().failure()).remedy()).isNotBlank();
    assertThat(requestsOf("store.failed")).containsExactly("request-1");

    platform.cluster.faults().clear(Fault.IMAGE_MISSING);
    engine.retryStore().retry(Platform.ANNA, id).block();

    Store ready = platform.awaitPhase(id, Phase.READY);
    assertThat(ready.status().failure()).isNull();
  }

  @Test
  void an_unreachable_cluster_is_awaited_and_changes_no_phase() {
    StoreEngine engine = platform.started("one");
    StoreId existing = platform.create(engine, "existing");
    platform.awaitPhase(existing, Phase.READY);
    platform.cluster.faults().inject(Fault.API_UNREACHABLE);

    StoreId requested = platform.create(engine, "requested");
    Store waiting = platform.await(requested, s -> s.status().failure() != null);
    assertThat(Objects.requireNonNull(waiting.status().failure()).code())
        .isEqualTo(FailureCode.CLUSTER_UNREACHABLE);
    Store unobservable = platform.await(existing, s -> s.status().failure() != null);
    assertThat(unobservable.phase()).isEqualTo(Phase.READY);
    assertThat(unobservable.status().conditions().get(ConditionType.NAMESPACE_READY).status())
        .isEqualTo(ConditionStatus.UNKNOWN);

    platform.cluster.faults().clear(Fault.API_UNREACHABLE);
    platform.awaitPhase(requested, Phase.READY);
    platform.await(existing, s -> s.status().failure() == null);
  }

  @Test
  void an_object_deleted_by_another_client_is_restored_and_recorded_as_drift() {
    StoreEngine engine = platform.started("one");
    StoreId id = platform.create(engine, "alpha");
    platform.awaitPhase(id, Phase.READY);

    platform
        .cluster
        .tampering()
        .deleteGuardrail(new Subdomain("alpha").namespace(), "NetworkPolicy/store-default-deny");

    platform.await(
        id,
        s ->
            s.phase() == Phase.READY
                && platform.events(id).stream().anyMatch(StoreEvent.DriftFound.class::isInstance));
    // No request caused it.
    assertThat(audit().stream().filter(entry -> entry.action().equals("store.repair")))
        .isNotEmpty()
        .extracting(entry -> entry.actor().requestId())
        .containsOnly("");
  }

  @Test
  void every_store_becomes_ready_although_a_fifth_of_the_calls_fail() {
    platform.cluster.faults().injectCallFaults(CallFaults.share(0.2));
    List<StoreEngine> engines =
        List.of(platform.started("one"), platform.started("two"), platform.started("three"));
    List<StoreId> ids = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      ids.add(platform.create(engines.get(i % 3), "shop-" + i));
    }

    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(ids)
                .allSatisfy(id -> {
                  Store store = platform.find(id);
                  if (store.phase() == Phase.FAILED) {
                    engines.getFirst().retryStore().retry(Platform.ANNA, id).block();
                  }
                  assertThat(store.phase()).isEqualTo(Phase.READY);
                }));
    assertThat(
            Objects.requireNonNull(engines.getFirst().audit().verify(Platform.ANNA, true).block())
                .result()
                .intact())
        .isTrue();
  }

  @Test
  void another_replica_continues_the_stores_of_a_stopped_one() {
    StoreEngine first = platform.started("one");
    StoreId id = platform.create(first, "alpha");
    platform.await(id, store -> store.phase() == Phase.PROVISIONING);

    first.close();
    platform.started("two");

    platform.awaitPhase(id, Phase.READY);
  }

  @Test
  void a_watcher_receives_every_event_once_and_can_resume() {
    StoreEngine engine = platform.started("one");
    List<Update> live = new CopyOnWriteArrayList<>();
    Disposable watching =
        engine
            .watchStores()
            .watch(Platform.ANNA, null, null)
            .cast(Update.class)
            .subscribe(live::add);
    // A watcher without a position starts at the newest event; the first update shows that it did.
    platform.create(engine, "warm-up");
    Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> !live.isEmpty());
    StoreId id = platform.create(engine, "alpha");
    platform.awaitPhase(id, Phase.READY);

    List<StoreEvent> all = platform.events(id);
    Awaitility.await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() ->
            assertThat(ofStore(live, id).stream().map(update -> update.event().event()).toList())
                .isEqualTo(all));
    watching.dispose();
    assertThat(live).extracting(update -> update.event().id()).isSorted().doesNotHaveDuplicates();

    long middle = ofStore(live, id).get(3).event().id();
    List<Update> resumed =
        Objects.requireNonNull(
            engine
                .watchStores()
                .watch(Platform.ANNA, middle, id)
                .cast(Update.class)
                .take(all.size() - 4L)
                .collectList()
                .block(Duration.ofSeconds(5)));
    assertThat(resumed.stream().map(update -> update.event().event()))
        .containsExactlyElementsOf(all.subList(4, all.size()));
  }

  private static List<Update> ofStore(List<Update> updates, StoreId id) {
    return updates.stream().filter(update -> update.event().event().storeId().equals(id)).toList();
  }

  @Test
  void for_a_taken_subdomain_a_similar_available_one_is_suggested() {
    StoreEngine engine = platform.started("one");
    platform.create(engine, "alpha");
    platform.create(engine, "alpha-2");

    var answer =
        Objects.requireNonNull(engine.checkSubdomain().check(Platform.ANNA, "alpha").block());

    assertThat(answer.available()).isFalse();
    assertThat(answer.suggestion()).isEqualTo("alpha-3");
  }

  @Test
  void an_engine_has_the_settings_that_it_was_given_and_a_replica_of_its_own() {
    PlanName large = new PlanName("large");
    StoreEngine engine =
        builder()
            .plans(new PlanCatalog(PlanCatalog.ofChart().plans(), large))
            .limits(new Limits(Map.of(LimitKind.STORES, 1L)))
            .replica(new ReplicaId("mine"))
            .build();
    StoreId id = platform.create(engine, "alpha");

    assertThat(platform.find(id).spec().plan()).isEqualTo(large);
    assertThat(engine.plans().defaultPlan(Platform.ANNA)).isEqualTo(large);
    assertThat(
            engine
                .createStore()
                .create(CreateStoreCommand.of("Second", "beta", null, null, Platform.ANNA))
                .block())
        .isInstanceOf(CreateStoreUseCase.Outcome.LimitReached.class);
    assertThat(engine.replica()).isEqualTo(new ReplicaId("mine"));
    assertThat(builder().build().replica()).isNotEqualTo(builder().build().replica());
  }

  private StoreEngine.Builder builder() {
    return StoreEngine.builder(
        platform.database,
        new ClusterPorts(
            platform.cluster.tenantSpace(),
            platform.cluster.releases(),
            platform.cluster.storefrontProbe(),
            platform.cluster.cluster()));
  }

  private List<StepRun> steps(StoreId id) {
    return Objects.requireNonNull(
        platform.database.events().steps(EVERYTHING, id, 0, 1_000).collectList().block());
  }

  /** The ids of the requests that the entries of an action belong to. */
  private List<String> requestsOf(String action) {
    return audit().stream()
        .filter(entry -> entry.action().equals(action))
        .map(entry -> entry.actor().requestId())
        .toList();
  }

  private List<AuditEntry> audit() {
    return Objects.requireNonNull(
            platform.database.audit().page(EVERYTHING, Long.MAX_VALUE, 100).block())
        .items();
  }

  private static boolean available(StoreEngine engine, String subdomain) {
    return Objects.requireNonNull(engine.checkSubdomain().check(Platform.ANNA, subdomain).block())
        .available();
  }
}
