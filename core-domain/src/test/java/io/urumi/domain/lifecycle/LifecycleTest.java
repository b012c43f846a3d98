package io.urumi.domain.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.condition.Condition;
import io.urumi.domain.condition.ConditionReason;
import io.urumi.domain.condition.ConditionStatus;
import io.urumi.domain.condition.ConditionType;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.lifecycle.Observation.Observed;
import io.urumi.domain.release.DeployedRelease;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Step;
import io.urumi.domain.store.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Sequences of observations of one store, with the decision after each. */
class LifecycleTest extends ObservedStoreTest {
  private static final Observation UNREACHABLE = new Observation.Unobservable(Facts.UNREACHABLE);

  private Decision decision = new Decision.Wait(Duration.ofSeconds(1));

  /** A second after the previous observation. */
  @Override
  void observe(Observation observation) {
    now = now.plusSeconds(1);
    super.observe(observation);
  }

  private void fail(StoreFailure failure) {
    apply(Stores.LIFECYCLE.failed(store, failure, now));
  }

  @Override
  void apply(Transition transition) {
    decision = transition.decision();
    super.apply(transition);
  }

  private void advance(Duration time) {
    now = now.plus(time);
  }

  private @Nullable FailureCode problem() {
    StoreFailure failure = store.status().failure();
    return failure == null ? null : failure.code();
  }

  private StepState step() {
    return Objects.requireNonNull(store.status().currentStep());
  }

  private static Observed installed(WorkloadFact database, ReleaseFact release) {
    return new Observed(
        new NamespaceFact.Active(),
        new RoleBindingFact.Bound(),
        new GuardrailsFact.Applied(),
        new CredentialsFact.Present(),
        release,
        database,
        new WorkloadFact.Progressing("It starts."),
        new StorefrontFact.NotProbed());
  }

  private static Observed withWeb(WorkloadFact web) {
    return new Observed(
        Facts.HEALTHY.namespace(),
        Facts.HEALTHY.roleBinding(),
        Facts.HEALTHY.guardrails(),
        Facts.HEALTHY.credentials(),
        Facts.HEALTHY.release(),
        Facts.HEALTHY.database(),
        web,
        new StorefrontFact.NotProbed());
  }

  private static final ReleaseFact DEPLOYED = new ReleaseFact.Deployed(1, "0.1.0", true);
  private static final ReleaseFact OUTDATED = new ReleaseFact.Deployed(1, "0.0.9", false);
  private static final DeployedRelease KEPT =
      new DeployedRelease("0.0.9", "shop/web:1", "shop/db:1", "abc");

  // ------------------------------------------------------------------ waits and steps

  @Test
  void a_wait_interrupted_by_a_deleted_namespace_is_not_recorded_as_succeeded() {
    observe("web Progressing");
    observe("namespace Terminating");
    observe("namespace Absent");

    assertThat(recordedEvents(StoreEvent.StepSucceeded.class))
        .extracting(StoreEvent.StepSucceeded::step)
        .containsExactly(Step.AWAIT_NAMESPACE_GONE);
    assertThat(decision).isEqualTo(new Decision.Act(Step.CREATE_NAMESPACE));
  }

  @Test
  void the_problem_of_a_step_is_cleared_when_the_next_step_starts() {
    observe(Facts.NOTHING);
    fail(Facts.CRASH);
    assertThat(problem()).isEqualTo(FailureCode.CONTAINER_CRASHING);
    observe(Facts.NOTHING);
    assertThat(problem()).isEqualTo(FailureCode.CONTAINER_CRASHING);

    observe("guardrails NotApplied");

    assertThat(problem()).isNull();
  }

  @Test
  void an_unfinished_helm_operation_is_recorded_once_and_cleared_when_it_ends() {
    Observed pending =
        installed(new WorkloadFact.Absent(), new ReleaseFact.Pending(2, "pending-upgrade"));

    observe(pending);
    observe(pending);

    assertThat(decision).isEqualTo(new Decision.Act(Step.DEPLOY_RELEASE));
    assertThat(problem()).isEqualTo(FailureCode.RELEASE_PENDING);
    assertThat(recordedEvents(StoreEvent.ProblemFound.class))
        .singleElement()
        .satisfies(found -> assertThat(found.failure().message()).contains("pending-upgrade"));

    observe(installed(new WorkloadFact.Progressing("It starts."), DEPLOYED));

    assertThat(problem()).isNull();
  }

  @Test
  void an_interrupted_step_is_retried_as_the_next_attempt() {
    observe(Facts.NOTHING);
    observe(Facts.NOTHING);

    assertThat(step().attempt()).isEqualTo(2);
    assertThat(recordedEvents(StoreEvent.StepStarted.class))
        .extracting(StoreEvent.StepStarted::attempt)
        .containsExactly(1, 2);
  }

  @Test
  void a_step_that_needs_an_operator_fails_the_store_at_once() {
    observe(Facts.NOTHING);
    fail(new StoreFailure.PermissionMissing("create namespaces", "forbidden"));

    assertThat(store.phase()).isEqualTo(Phase.FAILED);
    assertThat(problem()).isEqualTo(FailureCode.PERMISSION_MISSING);
  }

  @Test
  void a_retryable_step_fails_the_store_after_its_last_attempt() {
    observe(Facts.NOTHING);
    fail(Facts.CRASH);
    assertThat(decision).isEqualTo(new Decision.Wait(Duration.ofMillis(500)));
    observe(Facts.NOTHING);
    fail(Facts.CRASH);

    assertThat(store.phase()).isEqualTo(Phase.FAILED);
  }

  @Test
  void an_unreachable_api_server_never_fails_a_store() {
    for (int i = 0; i < 20; i++) {
      observe(Facts.NOTHING);
      fail(Facts.UNREACHABLE);
    }

    assertThat(store.phase()).isEqualTo(Phase.PROVISIONING);
    assertThat(decision).isEqualTo(new Decision.Wait(Stores.TIMINGS.backoffCap()));
  }

  @Test
  void a_reported_problem_fails_the_store_after_its_grace() {
    observe("web Failing");
    advance(Stores.TIMINGS.problemGrace().minusSeconds(2));
    observe("web Failing");
    assertThat(store.phase()).isEqualTo(Phase.PROVISIONING);
    advance(Duration.ofSeconds(2));
    observe("web Failing");

    assertThat(store.phase()).isEqualTo(Phase.FAILED);
    assertThat(problem()).isEqualTo(FailureCode.IMAGE_PULL_FAILED);
    assertThat(recordedEvents(StoreEvent.StepFailed.class)).hasSize(1);
  }

  @Test
  void a_wait_without_a_reported_problem_fails_after_the_deadline() {
    observe("web Progressing");
    advance(Stores.TIMINGS.stepDeadline());
    observe("web Progressing");

    assertThat(store.phase()).isEqualTo(Phase.FAILED);
    assertThat(problem()).isEqualTo(FailureCode.STEP_TIMED_OUT);
  }

  @Test
  void a_pod_waits_for_a_node_longer_than_for_other_problems() {
    observe("web Failing, without a node");
    advance(Stores.TIMINGS.clusterGrace().minusSeconds(2));
    observe("web Failing, without a node");
    assertThat(recordedEvents(StoreEvent.ProblemFound.class)).hasSize(1);
    assertThat(store.phase()).isEqualTo(Phase.PROVISIONING);
    assertThat(problem()).isEqualTo(FailureCode.POD_UNSCHEDULABLE);
    advance(Duration.ofSeconds(2));
    observe("web Failing, without a node");

    assertThat(store.phase()).isEqualTo(Phase.FAILED);
  }

  @Test
  void the_time_that_a_node_took_does_not_count_for_what_follows() {
    observe("web Failing, without a node");
    advance(Stores.TIMINGS.stepDeadline().plusMinutes(1));
    observe("web Progressing");
    assertThat(store.phase()).isEqualTo(Phase.PROVISIONING);
    advance(Stores.TIMINGS.stepDeadline().minusSeconds(2));
    observe("web Progressing");
    assertThat(store.phase()).isEqualTo(Phase.PROVISIONING);

    observe("web Failing, without a node");
    advance(Stores.TIMINGS.problemGrace().plusSeconds(1));
    observe("web Failing");
    assertThat(store.phase()).isEqualTo(Phase.PROVISIONING);
  }

  @Test
  void a_failed_store_continues_when_its_pods_start() {
    observe("web Failing, without a node");
    advance(Stores.TIMINGS.clusterGrace());
    observe("web Failing, without a node");
    assertThat(store.phase()).isEqualTo(Phase.FAILED);
    observe("web Progressing");

    assertThat(store.phase()).isEqualTo(Phase.PROVISIONING);
    assertThat(problem()).isNull();
    observe(Facts.HEALTHY);
    assertThat(store.phase()).isEqualTo(Phase.READY);
  }

  @Test
  void a_failed_store_whose_container_crashes_continues_only_when_it_is_available() {
    WorkloadFact crashing = new WorkloadFact.Failing(Facts.CRASH);
    observe(withWeb(crashing));
    advance(Stores.TIMINGS.problemGrace());
    observe(withWeb(crashing));
    assertThat(store.phase()).isEqualTo(Phase.FAILED);
    observe("web Progressing");
    assertThat(store.phase()).isEqualTo(Phase.FAILED);

    observe("storefront Unreachable");
    assertThat(store.phase()).isEqualTo(Phase.PROVISIONING);
  }

  @Test
  void a_failed_store_stays_failed_while_one_of_its_pods_fails() {
    observe("web Failing");
    advance(Stores.TIMINGS.problemGrace());
    observe("web Failing");
    observe("database Failing");
    observe("web Absent");
    observe("release Failed");

    assertThat(store.phase()).isEqualTo(Phase.FAILED);
  }

  @Test
  void foreign_objects_are_reported_as_drift() {
    observe(Facts.HEALTHY);
    observe(
        new Observed(
            Facts.HEALTHY.namespace(),
            Facts.HEALTHY.roleBinding(),
            new GuardrailsFact.NotApplied(List.of(), List.of("NetworkPolicy/allow-all")),
            Facts.HEALTHY.credentials(),
            Facts.HEALTHY.release(),
            Facts.HEALTHY.database(),
            Facts.HEALTHY.web(),
            Facts.HEALTHY.storefront()));

    assertThat(decision).isEqualTo(new Decision.Act(Step.APPLY_GUARDRAILS));
    assertThat(recordedEvents(StoreEvent.DriftFound.class))
        .singleElement()
        .satisfies(drift -> assertThat(drift.message()).contains("NetworkPolicy/allow-all"));
  }

  @Test
  void objects_of_others_that_are_only_reported_degrade_a_condition_and_fail_nothing() {
    Observed reported =
        new Observed(
            Facts.HEALTHY.namespace(),
            Facts.HEALTHY.roleBinding(),
            new GuardrailsFact.Applied(List.of("RoleBinding/team")),
            Facts.HEALTHY.credentials(),
            Facts.HEALTHY.release(),
            Facts.HEALTHY.database(),
            Facts.HEALTHY.web(),
            Facts.HEALTHY.storefront());

    observe(reported);

    assertThat(store.phase()).isEqualTo(Phase.READY);
    assertThat(problem()).isNull();
    Condition guardrails = store.status().conditions().get(ConditionType.GUARDRAILS_APPLIED);
    assertThat(guardrails.status()).isEqualTo(ConditionStatus.FALSE);
    assertThat(guardrails.reason()).isEqualTo(ConditionReason.FOREIGN_OBJECTS);
    assertThat(guardrails.message()).contains("RoleBinding/team");
    assertThat(recordedEvents(StoreEvent.ConditionChanged.class))
        .anySatisfy(event ->
            assertThat(event.condition().reason()).isEqualTo(ConditionReason.FOREIGN_OBJECTS));
    observe(Facts.HEALTHY);
    observe(reported);
    assertThat(store.phase()).isEqualTo(Phase.READY);
  }

  @Test
  void a_shop_that_its_owner_has_closed_is_ready_with_a_reason() {
    observe(Facts.HEALTHY);
    observe("storefront ClosedByOwner");

    assertThat(store.phase()).isEqualTo(Phase.READY);
    assertThat(problem()).isNull();
    for (ConditionType type : List.of(ConditionType.STOREFRONT_REACHABLE, ConditionType.READY)) {
      Condition condition = store.status().conditions().get(type);
      assertThat(condition.status()).isEqualTo(ConditionStatus.TRUE);
      assertThat(condition.reason()).isEqualTo(ConditionReason.CLOSED_BY_OWNER);
      assertThat(condition.message()).isEqualTo("It opens in May.");
    }
    observe(Facts.HEALTHY);
    assertThat(store.status().conditions().get(ConditionType.READY).reason())
        .isEqualTo(ConditionReason.STORE_READY);
  }

  @Test
  void a_terminating_namespace_is_awaited_without_a_deadline() {
    observe("namespace Terminating");
    advance(Duration.ofDays(1));
    observe("namespace Terminating");

    assertThat(store.phase()).isEqualTo(Phase.PROVISIONING);
    assertThat(problem()).isEqualTo(FailureCode.NAMESPACE_TERMINATING);
  }

  @Test
  void the_probe_interval_of_the_storefront_grows() {
    observe("storefront Unreachable");
    assertThat(decision).isEqualTo(new Decision.Wait(Stores.TIMINGS.probeInterval()));
    advance(Duration.ofSeconds(7));
    observe("storefront Unreachable");
    assertThat(decision).isEqualTo(new Decision.Wait(Duration.ofSeconds(1)));
    advance(Duration.ofSeconds(20));
    observe("storefront Unreachable");
    assertThat(decision).isEqualTo(new Decision.Wait(Stores.TIMINGS.recheckInterval()));
  }

  @Test
  void a_clock_that_is_set_back_never_causes_a_negative_duration() {
    observe(Facts.NOTHING);
    advance(Duration.ofHours(-1));
    observe("guardrails NotApplied");

    assertThat(recordedEvents(StoreEvent.StepSucceeded.class))
        .extracting(StoreEvent.StepSucceeded::took)
        .containsExactly(Duration.ZERO);
  }

  // ------------------------------------------------------------------ role of the platform

  /** Only the namespace and the role are observed. */
  private static Observed with(RoleBindingFact roleBinding) {
    return new Observed(
        new NamespaceFact.Active(),
        roleBinding,
        Facts.NOTHING.guardrails(),
        Facts.NOTHING.credentials(),
        Facts.NOTHING.release(),
        Facts.NOTHING.database(),
        Facts.NOTHING.web(),
        Facts.NOTHING.storefront());
  }

  @Test
  void the_role_is_bound_between_namespace_and_guardrails() {
    observe(Facts.NOTHING);
    observe(with(new RoleBindingFact.Absent()));
    assertThat(decision).isEqualTo(new Decision.Act(Step.BIND_ROLE));
    observe(with(new RoleBindingFact.Bound()));

    assertThat(decision).isEqualTo(new Decision.Act(Step.APPLY_GUARDRAILS));
    assertThat(recordedEvents(StoreEvent.StepSucceeded.class))
        .extracting(StoreEvent.StepSucceeded::step)
        .containsExactly(Step.CREATE_NAMESPACE, Step.BIND_ROLE);
    // What did not exist before the role was bound still does not: no condition has changed twice.
    assertThat(recordedEvents(StoreEvent.ConditionChanged.class))
        .extracting(event -> event.condition().type() + " " + event.condition().reason())
        .doesNotHaveDuplicates();
  }

  @Test
  void a_role_that_is_not_needed_is_no_step() {
    observe(Facts.NOTHING);
    observe(with(new RoleBindingFact.NotNeeded()));

    assertThat(decision).isEqualTo(new Decision.Act(Step.APPLY_GUARDRAILS));
    assertThat(recordedEvents(StoreEvent.StepStarted.class))
        .extracting(StoreEvent.StepStarted::step)
        .containsExactly(Step.CREATE_NAMESPACE, Step.APPLY_GUARDRAILS);
  }

  @Test
  void a_ready_shop_without_the_role_has_one_drift_and_nothing_else_is_concluded() {
    observe(Facts.HEALTHY);
    observe(with(new RoleBindingFact.Changed("it has other subjects")));

    assertThat(decision).isEqualTo(new Decision.Act(Step.BIND_ROLE));
    assertThat(store.phase()).isEqualTo(Phase.DEGRADED);
    assertThat(recordedEvents(StoreEvent.DriftFound.class))
        .singleElement()
        .satisfies(drift -> {
          assertThat(drift.condition()).isEqualTo(ConditionType.ROLE_BOUND);
          assertThat(drift.message()).contains("it has other subjects");
        });
    assertThat(store.status().conditions().all())
        .filteredOn(each -> each.status() == ConditionStatus.UNKNOWN)
        .extracting(Condition::type)
        .containsExactly(
            ConditionType.GUARDRAILS_APPLIED,
            ConditionType.CREDENTIALS_PRESENT,
            ConditionType.RELEASE_DEPLOYED,
            ConditionType.WORKLOAD_AVAILABLE,
            ConditionType.STOREFRONT_REACHABLE);

    observe(Facts.HEALTHY);

    assertThat(store.phase()).isEqualTo(Phase.READY);
    assertThat(recordedEvents(StoreEvent.StepSucceeded.class))
        .extracting(StoreEvent.StepSucceeded::step)
        .containsExactly(Step.BIND_ROLE);
  }

  @Test
  void a_later_step_is_superseded_when_the_role_is_missing() {
    observe("guardrails NotApplied");
    observe(with(new RoleBindingFact.Absent()));
    assertThat(decision).isEqualTo(new Decision.Act(Step.BIND_ROLE));
    observe("guardrails NotApplied");

    assertThat(decision).isEqualTo(new Decision.Act(Step.APPLY_GUARDRAILS));
    assertThat(recordedEvents(StoreEvent.StepSucceeded.class))
        .extracting(StoreEvent.StepSucceeded::step)
        .containsExactly(Step.BIND_ROLE);
  }

  @Test
  void a_role_that_may_not_be_bound_fails_the_store_with_the_cause() {
    observe(with(new RoleBindingFact.Absent()));
    fail(new StoreFailure.PermissionMissing("create the RoleBinding urumi", "forbidden"));

    assertThat(store.phase()).isEqualTo(Phase.FAILED);
    assertThat(problem()).isEqualTo(FailureCode.PERMISSION_MISSING);
  }

  @Test
  void a_release_that_cannot_be_read_is_deleted_with_its_namespace() {
    observe(Facts.HEALTHY);
    store = Stores.deleted(store);
    observe(with(new RoleBindingFact.Absent()));

    assertThat(decision).isEqualTo(new Decision.Act(Step.DELETE_NAMESPACE));
    assertThat(recordedEvents(StoreEvent.StepSucceeded.class)).isEmpty();
  }

  // ------------------------------------------------------------------ unreachable cluster

  @Test
  void time_without_an_observation_does_not_count_against_a_deadline() {
    observe("web Progressing");
    for (int i = 0; i < 20; i++) {
      advance(Duration.ofMinutes(1));
      observe(UNREACHABLE);
    }
    observe("web Progressing");

    assertThat(store.phase()).isEqualTo(Phase.PROVISIONING);
    assertThat(problem()).isNull();
  }

  @Test
  void the_unreachable_failure_is_cleared_when_the_cluster_answers() {
    observe(UNREACHABLE);
    assertThat(store.phase()).isEqualTo(Phase.REQUESTED);
    assertThat(problem()).isEqualTo(FailureCode.CLUSTER_UNREACHABLE);
    observe(Facts.NOTHING);

    assertThat(problem()).isNull();
    assertThat(decision).isEqualTo(new Decision.Act(Step.CREATE_NAMESPACE));
  }

  @Test
  void a_failed_store_keeps_its_cause_while_the_cluster_is_unreachable() {
    observe("namespace Foreign");
    observe(UNREACHABLE);
    observe("namespace Foreign");

    assertThat(store.phase()).isEqualTo(Phase.FAILED);
    assertThat(problem()).isEqualTo(FailureCode.NAMESPACE_FOREIGN);
  }

  @Test
  void a_retry_requested_while_the_cluster_is_unreachable_shows_that_failure() {
    observe("namespace Foreign");
    store = Stores.retried(store);
    observe(UNREACHABLE);
    assertThat(problem()).isEqualTo(FailureCode.CLUSTER_UNREACHABLE);
    observe(Facts.NOTHING);

    assertThat(store.phase()).isEqualTo(Phase.PROVISIONING);
    assertThat(problem()).isNull();
  }

  @Test
  void changes_made_while_the_cluster_was_unreachable_are_recorded_as_drift() {
    observe(Facts.HEALTHY);
    observe(UNREACHABLE);
    assertThat(store.phase()).isEqualTo(Phase.READY);
    observe("guardrails NotApplied");

    assertThat(store.phase()).isEqualTo(Phase.DEGRADED);
    assertThat(recordedEvents(StoreEvent.DriftFound.class)).hasSize(1);
    assertThat(recordedEvents(StoreEvent.PhaseChanged.class).getLast().failure()).isNull();
  }

  // ------------------------------------------------------------------ a store that was ready

  @Test
  void a_shop_that_was_ready_is_repaired_without_a_deadline() {
    observe(Facts.HEALTHY);
    observe("web Failing");
    for (int i = 0; i < 20; i++) {
      advance(Duration.ofMinutes(10));
      observe("web Failing");
    }

    assertThat(store.phase()).isEqualTo(Phase.DEGRADED);
    assertThat(problem()).isEqualTo(FailureCode.IMAGE_PULL_FAILED);
    observe(Facts.HEALTHY);
    assertThat(store.phase()).isEqualTo(Phase.READY);
    assertThat(problem()).isNull();
  }

  @Test
  void a_foreign_namespace_does_not_fail_a_shop_that_was_ready() {
    observe(Facts.HEALTHY);
    for (int i = 0; i < 5; i++) {
      observe("namespace Foreign");
    }

    assertThat(store.phase()).isEqualTo(Phase.DEGRADED);
    assertThat(problem()).isEqualTo(FailureCode.NAMESPACE_FOREIGN);
    assertThat(recordedEvents(StoreEvent.StepStarted.class)).hasSize(1);
    assertThat(recordedEvents(StoreEvent.StepFailed.class)).hasSize(1);
    observe(Facts.NOTHING);
    assertThat(decision).isEqualTo(new Decision.Act(Step.CREATE_NAMESPACE));
  }

  @Test
  void an_adopted_shop_with_an_outdated_release_is_not_upgraded_by_its_repair() {
    store = store.withStatus(store.status().withRelease(KEPT));

    observe("guardrails NotApplied");
    observe(installed(new WorkloadFact.Progressing("It starts."), OUTDATED));

    assertThat(store.phase()).isEqualTo(Phase.PROVISIONING);
    assertThat(step().step()).isEqualTo(Step.AWAIT_DATABASE);
  }

  @Test
  void a_shop_that_was_never_ready_gets_the_current_settings() {
    observe("guardrails NotApplied");
    observe(installed(new WorkloadFact.Progressing("It starts."), OUTDATED));

    assertThat(decision).isEqualTo(new Decision.Act(Step.DEPLOY_RELEASE));
  }

  @Test
  void a_repair_with_another_chart_is_recorded_once() {
    observe(Facts.HEALTHY);
    store = store.withStatus(store.status().withRelease(KEPT));
    observe(installed(new WorkloadFact.Absent(), new ReleaseFact.Absent()));
    assertThat(decision).isEqualTo(new Decision.Act(Step.DEPLOY_RELEASE));

    observe(installed(new WorkloadFact.Progressing("It starts."), DEPLOYED));
    observe(Facts.HEALTHY);

    assertThat(recordedEvents(StoreEvent.ChartReplaced.class))
        .singleElement()
        .satisfies(event -> {
          assertThat(event.from()).isEqualTo("0.0.9");
          assertThat(event.to()).isEqualTo("0.1.0");
        });
    assertThat(store.status().release()).isEqualTo(KEPT.withChartVersion("0.1.0"));
  }

  @Test
  void a_repair_with_the_same_chart_records_no_other_one() {
    observe(Facts.HEALTHY);
    store = store.withStatus(store.status().withRelease(KEPT.withChartVersion("0.1.0")));
    observe(installed(new WorkloadFact.Absent(), DEPLOYED));
    observe(installed(new WorkloadFact.Progressing("It starts."), DEPLOYED));

    assertThat(recordedEvents(StoreEvent.ChartReplaced.class)).isEmpty();
  }

  @Test
  void a_ready_shop_with_an_outdated_release_is_not_changed() {
    observe(Facts.HEALTHY);
    observe("release Deployed, outdated");

    assertThat(store.phase()).isEqualTo(Phase.READY);
    assertThat(decision).isEqualTo(new Decision.Settled(Stores.TIMINGS.resyncInterval()));
  }

  @Test
  void a_store_that_is_still_being_provisioned_gets_the_newest_settings() {
    observe(
        installed(
            new WorkloadFact.Progressing("It starts."),
            new ReleaseFact.Deployed(1, "0.0.9", false)));

    assertThat(decision).isEqualTo(new Decision.Act(Step.DEPLOY_RELEASE));
  }

  // ------------------------------------------------------------------ retry

  @Test
  void a_retry_recreates_failing_pods_once_and_restarts_the_wait() {
    observe("web Failing");
    advance(Stores.TIMINGS.problemGrace());
    observe("web Failing");
    store = Stores.retried(store);
    observe("web Failing");
    assertThat(decision).isEqualTo(new Decision.Act(Step.RECREATE_PODS));
    observe("web Failing");

    assertThat(step().step()).isEqualTo(Step.AWAIT_WEB);
    assertThat(step().startedAt()).isEqualTo(now);
    assertThat(store.phase()).isEqualTo(Phase.PROVISIONING);
  }

  @Test
  void pods_that_fail_while_the_release_is_deployed_again_are_recreated() {
    WorkloadFact failing = new WorkloadFact.Failing(Facts.IMAGE);
    observe(installed(failing, new ReleaseFact.Failed(1, "cut off")));
    assertThat(decision).isEqualTo(new Decision.Act(Step.DEPLOY_RELEASE));
    observe(installed(failing, DEPLOYED));
    assertThat(decision).isEqualTo(new Decision.Act(Step.RECREATE_PODS));
    observe(installed(failing, DEPLOYED));

    assertThat(step().step()).isEqualTo(Step.AWAIT_DATABASE);
  }

  @Test
  void a_retry_resets_the_number_of_attempts() {
    observe(Facts.NOTHING);
    fail(Facts.IMAGE);
    store = Stores.retried(store);
    observe(Facts.NOTHING);

    assertThat(step().attempt()).isEqualTo(1);
    assertThat(problem()).isNull();
  }

  // ------------------------------------------------------------------ deletion

  @Test
  void the_failure_is_cleared_when_the_deletion_starts() {
    observe("web Failing");
    advance(Stores.TIMINGS.problemGrace());
    observe("web Failing");
    store = Stores.deleted(store);
    observe("web Failing");

    assertThat(store.phase()).isEqualTo(Phase.DELETING);
    assertThat(problem()).isNull();
  }

  @Test
  void a_page_that_may_show_that_the_database_is_available_is_probed_soon_again() {
    StoreFailure unreachable = new StoreFailure.StorefrontUnreachable("url", "503", "");
    observe(
        Stores.observed("database Progressing")
            .withStorefront(new StorefrontFact.Unreachable(unreachable)));

    assertThat(step().step()).isEqualTo(Step.AWAIT_DATABASE);
    assertThat(decision).isEqualTo(new Decision.Wait(Stores.TIMINGS.probeInterval()));
  }

  @Test
  void a_step_interrupted_by_a_deletion_is_not_recorded_as_succeeded() {
    observe("web Progressing");
    store = Stores.deleted(store);
    observe("web Progressing");

    assertThat(recordedEvents(StoreEvent.StepSucceeded.class)).isEmpty();
    assertThat(decision).isEqualTo(new Decision.Act(Step.DELETE_NAMESPACE));
  }

  @Test
  void a_deletion_is_retried_without_a_limit() {
    observe(Facts.HEALTHY);
    store = Stores.deleted(store);
    for (int i = 0; i < 2 * Stores.TIMINGS.maxAttempts(); i++) {
      observe(Facts.HEALTHY);
      assertThat(decision).isEqualTo(new Decision.Act(Step.DELETE_NAMESPACE));
      fail(Facts.IMAGE);
    }

    assertThat(store.phase()).isEqualTo(Phase.DELETING);
    assertThat(recordedEvents(StoreEvent.StepSucceeded.class)).isEmpty();
    observe("namespace Terminating");
    observe("namespace Absent");
    assertThat(store.phase()).isEqualTo(Phase.DELETED);
    assertThat(store.status().deletedAt()).isEqualTo(now);
  }

  @Test
  void the_blockers_of_a_terminating_namespace_are_shown_after_the_grace_period() {
    observe(Facts.HEALTHY);
    store = Stores.deleted(store);
    observe("namespace Terminating");
    assertThat(problem()).isNull();
    advance(Stores.TIMINGS.problemGrace());
    observe("namespace Terminating");
    assertThat(problem()).isEqualTo(FailureCode.NAMESPACE_TERMINATING);
    advance(Duration.ofDays(1));
    observe("namespace Terminating");

    assertThat(store.phase()).isEqualTo(Phase.DELETING);
    observe("namespace Absent");
    assertThat(store.phase()).isEqualTo(Phase.DELETED);
    assertThat(problem()).isNull();
  }

  @Test
  void a_deletion_ignores_a_foreign_namespace() {
    observe("namespace Foreign");
    store = Stores.deleted(store);
    observe("namespace Foreign");

    assertThat(store.phase()).isEqualTo(Phase.DELETED);
    assertThat(decision).isEqualTo(new Decision.Finished());
  }

  @Test
  void a_deletion_requested_while_the_cluster_is_unreachable_starts_when_it_answers() {
    observe(Facts.HEALTHY);
    store = Stores.deleted(store);
    observe(UNREACHABLE);
    assertThat(store.phase()).isEqualTo(Phase.READY);
    observe(Facts.HEALTHY);

    assertThat(store.phase()).isEqualTo(Phase.DELETING);
  }

  @Test
  void the_time_of_the_first_ready_is_kept() {
    observe(Facts.HEALTHY);
    Instant first = now;
    observe("web Progressing");
    observe(Facts.HEALTHY);

    assertThat(store.status().readyAt()).isEqualTo(first);
  }
}
