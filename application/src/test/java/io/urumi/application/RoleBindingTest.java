package io.urumi.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.application.settings.Addressing;
import io.urumi.domain.condition.Condition;
import io.urumi.domain.condition.ConditionReason;
import io.urumi.domain.condition.ConditionStatus;
import io.urumi.domain.condition.ConditionType;
import io.urumi.domain.condition.Conditions;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.lifecycle.RoleBindingFact;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Step;
import io.urumi.domain.store.StepState;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.StoreStatus;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.model.orphan.Orphan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The platform's role in a store's namespace: lost, changed, or never bound. */
class RoleBindingTest {
  private static final Namespace ALPHA = new Subdomain("alpha").namespace();

  private final Platform platform = new Platform();

  @AfterEach
  void end() {
    platform.close();
  }

  @Test
  void a_role_binding_that_another_client_deletes_or_changes_is_restored_and_recorded_as_drift() {
    StoreId id = ready();

    platform.cluster.tampering().deleteRoleBinding(ALPHA);
    awaitRestored(id, 1);
    platform.cluster.tampering().changeRoleBinding(ALPHA, "it has other subjects");
    awaitRestored(id, 2);

    assertThat(drift(id)).extracting(StoreEvent.DriftFound::condition).containsOnly(ROLE);
    assertThat(drift(id).getLast().message()).contains("it has other subjects");
    // Nothing else was missing, so nothing else was repaired.
    assertThat(platform.cluster.tampering().revisions(ALPHA)).hasSize(1);
    assertThat(started(id)).filteredOn(step -> step == Step.APPLY_GUARDRAILS).hasSize(1);
  }

  @Test
  void a_ready_store_of_an_earlier_version_without_a_role_binding_gets_one() {
    StoreEngine earlier = platform.started("earlier");
    StoreId id = platform.create(earlier, "alpha");
    platform.awaitPhase(id, Phase.READY);
    earlier.close();
    platform.cluster.tampering().deleteRoleBinding(ALPHA);
    platform.change(id, status -> status.withConditions(without(ROLE, status)));

    platform.started("now");

    awaitRestored(id, 1);
    assertThat(platform.cluster.tampering().revisions(ALPHA)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "CREATE_NAMESPACE, true",
    "CREATE_NAMESPACE, false",
    "APPLY_GUARDRAILS, true",
    "APPLY_GUARDRAILS, false"
  })
  void a_creation_that_an_earlier_version_began_continues(Step step, boolean bound) {
    StoreEngine engine = platform.engine("now");
    StoreId id = platform.create(engine, "alpha");
    StoreBlueprint blueprint = Addressing.localhost().blueprint(platform.find(id));
    platform.cluster.tenantSpace().createNamespace(blueprint).block();
    if (bound) {
      platform.cluster.tenantSpace().bindRole(blueprint).block();
    }
    platform.change(
        id,
        status ->
            status
                .withObservedGeneration(1)
                .withPhase(Phase.PROVISIONING, Instant.now())
                .withCurrentStep(StepState.begin(step, Instant.now())));

    engine.start();
    platform.awaitPhase(id, Phase.READY);

    assertThat(started(id).contains(Step.BIND_ROLE)).isEqualTo(!bound);
    assertThat(role(id)).isEqualTo(new RoleBindingFact.Bound());
    assertThat(platform.events(id)).noneMatch(StoreEvent.StepFailed.class::isInstance);
  }

  @Test
  void an_orphan_without_a_role_binding_is_adopted() {
    StoreId id = ready();
    try (Platform other = orphaned(id)) {
      other.cluster.tampering().deleteGuardrail(ALPHA, "NetworkPolicy/store-default-deny");
      StoreEngine engine = other.started("other");
      engine.adoptOrphan().adopt(Platform.ANNA, awaitOrphan(engine).namespace()).block();

      other.awaitPhase(id, Phase.READY);

      assertThat(started(other, id)).startsWith(Step.BIND_ROLE, Step.APPLY_GUARDRAILS);
      assertThat(other.cluster.tampering().revisions(ALPHA)).hasSize(1);
    }
  }

  @Test
  void an_orphan_without_a_role_binding_is_deleted_with_its_namespace() {
    StoreId id = ready();
    try (Platform other = orphaned(id)) {
      StoreEngine engine = other.started("other");
      engine.deleteOrphan().delete(Platform.ANNA, awaitOrphan(engine).namespace()).block();

      other.awaitPhase(id, Phase.DELETED);

      assertThat(other.cluster.tampering().isActive(ALPHA)).isFalse();
      assertThat(started(other, id)).startsWith(Step.DELETE_NAMESPACE);
    }
  }

  private static final ConditionType ROLE = ConditionType.ROLE_BOUND;

  private StoreId ready() {
    StoreId id = platform.create(platform.started("one"), "alpha");
    platform.awaitPhase(id, Phase.READY);
    return id;
  }

  /** The same cluster with an empty database, and no role of the platform in the namespace. */
  private Platform orphaned(StoreId id) {
    platform.awaitPhase(id, Phase.READY);
    platform.stop();
    platform.cluster.tampering().deleteRoleBinding(ALPHA);
    return new Platform(platform.cluster);
  }

  private static Orphan awaitOrphan(StoreEngine engine) {
    List<Orphan> found = new ArrayList<>();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> {
          found.addAll(
              Objects.requireNonNull(engine.findOrphans().page(Platform.ANNA, null, 100).block())
                  .items());
          return !found.isEmpty();
        });
    return found.getFirst();
  }

  private void awaitRestored(StoreId id, int drifts) {
    platform.await(
        id,
        store ->
            store.phase() == Phase.READY
                && drift(id).size() == drifts
                && store.status().conditions().get(ROLE).reason() == ConditionReason.ROLE_BOUND);
    assertThat(role(id)).isEqualTo(new RoleBindingFact.Bound());
  }

  private RoleBindingFact role(StoreId id) {
    return Objects.requireNonNull(
            platform
                .cluster
                .tenantSpace()
                .observe(Addressing.localhost().blueprint(platform.find(id)))
                .block())
        .roleBinding();
  }

  private List<StoreEvent.DriftFound> drift(StoreId id) {
    return platform.events(id).stream()
        .filter(StoreEvent.DriftFound.class::isInstance)
        .map(StoreEvent.DriftFound.class::cast)
        .toList();
  }

  private List<Step> started(StoreId id) {
    return started(platform, id);
  }

  private static List<Step> started(Platform platform, StoreId id) {
    return platform.events(id).stream()
        .filter(StoreEvent.StepStarted.class::isInstance)
        .map(event -> ((StoreEvent.StepStarted) event).step())
        .toList();
  }

  /** The conditions as read when an earlier version has saved them. */
  private static Conditions without(ConditionType type, StoreStatus status) {
    List<Condition> all = new ArrayList<>(status.conditions().all());
    all.set(
        type.ordinal(),
        new Condition(
            type,
            ConditionStatus.UNKNOWN,
            ConditionReason.NOT_OBSERVED,
            "Not observed yet.",
            status.phaseSince()));
    return new Conditions(all);
  }
}
