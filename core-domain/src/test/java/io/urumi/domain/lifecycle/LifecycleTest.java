package io.urumi.domain.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.lifecycle.Observation.Observed;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Step;
import io.urumi.domain.store.StepState;
import io.urumi.domain.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Stories of single stores, told look by look. */
class LifecycleTest {
  private static final Observation AWAY = new Observation.Unobservable(Facts.AWAY);

  private final List<StoreEvent> events = new ArrayList<>();
  private Store store = Stores.requested();
  private Instant now = Stores.T0;
  private Decision decision = new Decision.Wait(Duration.ofSeconds(1));

  private void see(Observation look) {
    now = now.plusSeconds(1);
    keep(Stores.LIFECYCLE.decide(store, look, now));
  }

  private void see(String look) {
    see(Stores.look(look));
  }

  private void fail(StoreFailure failure) {
    keep(Stores.LIFECYCLE.failed(store, failure, now));
  }

  private void keep(Transition transition) {
    store = store.withStatus(transition.status());
    decision = transition.decision();
    events.addAll(transition.events());
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private @Nullable FailureCode problem() {
    StoreFailure failure = store.status().failure();
    return failure == null ? null : failure.code();
  }

  private StepState step() {
    return Objects.requireNonNull(store.status().currentStep());
  }

  private <T extends StoreEvent> List<T> told(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  private static Observed installed(WorkloadFact database, ReleaseFact release) {
    return new Observed(
        new NamespaceFact.Active(),
        new GuardrailsFact.Applied(),
        new CredentialsFact.Present(),
        release,
        database,
        new WorkloadFact.Progressing("It starts."),
        new StorefrontFact.NotProbed());
  }

  private static final ReleaseFact DEPLOYED = new ReleaseFact.Deployed(1, "0.1.0", true);

  // ------------------------------------------------------------------ waits and steps

  @Test
  void a_wait_that_the_vanishing_namespace_cut_short_is_not_said_to_have_succeeded() {
    see("web Progressing");
    see("namespace Terminating");
    see("namespace Absent");

    assertThat(told(StoreEvent.StepSucceeded.class))
        .extracting(StoreEvent.StepSucceeded::step)
        .containsExactly(Step.AWAIT_NAMESPACE_GONE);
    assertThat(decision).isEqualTo(new Decision.Act(Step.CREATE_NAMESPACE));
  }

  @Test
  void the_problem_of_a_step_is_forgotten_when_the_next_step_begins() {
    see(Facts.NOTHING);
    fail(Facts.CRASH);
    assertThat(problem()).isEqualTo(FailureCode.CONTAINER_CRASHING);
    see(Facts.NOTHING);
    assertThat(problem()).isEqualTo(FailureCode.CONTAINER_CRASHING);

    see("guardrails Missing");

    assertThat(problem()).isNull();
  }

  @Test
  void an_operation_that_somebody_left_unfinished_is_told_once_and_forgotten_when_it_is_over() {
    Observed left =
        installed(new WorkloadFact.Absent(), new ReleaseFact.Pending(2, "pending-upgrade"));

    see(left);
    see(left);

    assertThat(decision).isEqualTo(new Decision.Act(Step.DEPLOY_RELEASE));
    assertThat(problem()).isEqualTo(FailureCode.RELEASE_PENDING);
    assertThat(told(StoreEvent.ProblemFound.class))
        .singleElement()
        .satisfies(found -> assertThat(found.failure().message()).contains("pending-upgrade"));

    see(installed(new WorkloadFact.Progressing("It starts."), DEPLOYED));

    assertThat(problem()).isNull();
  }

  @Test
  void a_step_that_was_cut_off_is_tried_again_as_its_next_attempt() {
    see(Facts.NOTHING);
    see(Facts.NOTHING);

    assertThat(step().attempt()).isEqualTo(2);
    assertThat(told(StoreEvent.StepStarted.class))
        .extracting(StoreEvent.StepStarted::attempt)
        .containsExactly(1, 2);
  }

  @Test
  void a_step_that_only_an_operator_can_help_is_given_up_at_once() {
    see(Facts.NOTHING);
    fail(new StoreFailure.PermissionMissing("create namespaces", "forbidden"));

    assertThat(store.phase()).isEqualTo(Phase.FAILED);
    assertThat(problem()).isEqualTo(FailureCode.PERMISSION_MISSING);
  }

  @Test
  void a_step_that_needs_luck_is_given_up_after_its_last_attempt() {
    see(Facts.NOTHING);
    fail(Facts.CRASH);
    assertThat(decision).isEqualTo(new Decision.Wait(Duration.ofMillis(500)));
    see(Facts.NOTHING);
    fail(Facts.CRASH);

    assertThat(store.phase()).isEqualTo(Phase.FAILED);
  }

  @Test
  void an_api_server_that_is_away_during_a_step_is_never_a_reason_to_give_up() {
    for (int i = 0; i < 20; i++) {
      see(Facts.NOTHING);
      fail(Facts.AWAY);
    }

    assertThat(store.phase()).isEqualTo(Phase.PROVISIONING);
    assertThat(decision).isEqualTo(new Decision.Wait(Stores.POLICY.backoffCap()));
  }

  @Test
  void a_problem_that_the_cluster_names_is_given_up_after_its_grace() {
    see("web Failing");
    pass(Stores.POLICY.problemGrace().minusSeconds(2));
    see("web Failing");
    assertThat(store.phase()).isEqualTo(Phase.PROVISIONING);
    pass(Duration.ofSeconds(2));
    see("web Failing");

    assertThat(store.phase()).isEqualTo(Phase.FAILED);
    assertThat(problem()).isEqualTo(FailureCode.IMAGE_PULL_FAILED);
    assertThat(told(StoreEvent.StepFailed.class)).hasSize(1);
  }

  @Test
  void a_wait_without_any_problem_is_given_up_after_the_deadline() {
    see("web Progressing");
    pass(Stores.POLICY.stepDeadline());
    see("web Progressing");

    assertThat(store.phase()).isEqualTo(Phase.FAILED);
    assertThat(problem()).isEqualTo(FailureCode.STEP_TIMED_OUT);
  }

  @Test
  void a_namespace_on_its_way_out_is_waited_for_without_end() {
    see("namespace Terminating");
    pass(Duration.ofDays(1));
    see("namespace Terminating");

    assertThat(store.phase()).isEqualTo(Phase.PROVISIONING);
    assertThat(problem()).isEqualTo(FailureCode.NAMESPACE_TERMINATING);
  }

  @Test
  void the_shops_page_is_asked_for_often_at_first_and_less_and_less() {
    see("storefront Unreachable");
    assertThat(decision).isEqualTo(new Decision.Wait(Stores.POLICY.probe()));
    pass(Duration.ofSeconds(7));
    see("storefront Unreachable");
    assertThat(decision).isEqualTo(new Decision.Wait(Duration.ofSeconds(1)));
    pass(Duration.ofSeconds(20));
    see("storefront Unreachable");
    assertThat(decision).isEqualTo(new Decision.Wait(Stores.POLICY.recheck()));
  }

  @Test
  void a_clock_that_is_set_back_makes_no_step_take_less_than_nothing() {
    see(Facts.NOTHING);
    pass(Duration.ofHours(-1));
    see("guardrails Missing");

    assertThat(told(StoreEvent.StepSucceeded.class))
        .extracting(StoreEvent.StepSucceeded::took)
        .containsExactly(Duration.ZERO);
  }

  // ------------------------------------------------------------------ nothing can be seen

  @Test
  void time_without_sight_does_not_count_against_a_wait() {
    see("web Progressing");
    for (int i = 0; i < 20; i++) {
      pass(Duration.ofMinutes(1));
      see(AWAY);
    }
    see("web Progressing");

    assertThat(store.phase()).isEqualTo(Phase.PROVISIONING);
    assertThat(problem()).isNull();
  }

  @Test
  void that_the_cluster_was_away_is_forgotten_when_it_is_seen_again() {
    see(AWAY);
    assertThat(store.phase()).isEqualTo(Phase.REQUESTED);
    assertThat(problem()).isEqualTo(FailureCode.CLUSTER_UNREACHABLE);
    see(Facts.NOTHING);

    assertThat(problem()).isNull();
    assertThat(decision).isEqualTo(new Decision.Act(Step.CREATE_NAMESPACE));
  }

  @Test
  void a_store_that_was_given_up_keeps_its_cause_while_the_cluster_is_away() {
    see("namespace Foreign");
    see(AWAY);
    see("namespace Foreign");

    assertThat(store.phase()).isEqualTo(Phase.FAILED);
    assertThat(problem()).isEqualTo(FailureCode.NAMESPACE_FOREIGN);
  }

  @Test
  void a_retry_that_is_asked_while_the_cluster_is_away_says_what_it_waits_for() {
    see("namespace Foreign");
    store = Stores.retried(store);
    see(AWAY);
    assertThat(problem()).isEqualTo(FailureCode.CLUSTER_UNREACHABLE);
    see(Facts.NOTHING);

    assertThat(store.phase()).isEqualTo(Phase.PROVISIONING);
    assertThat(problem()).isNull();
  }

  @Test
  void what_a_ready_store_lost_while_the_cluster_was_away_is_told_as_drift() {
    see(Facts.GOOD);
    see(AWAY);
    assertThat(store.phase()).isEqualTo(Phase.READY);
    see("guardrails Missing");

    assertThat(store.phase()).isEqualTo(Phase.DEGRADED);
    assertThat(told(StoreEvent.DriftFound.class)).hasSize(1);
    assertThat(told(StoreEvent.PhaseChanged.class).getLast().failure()).isNull();
  }

  // ------------------------------------------------------------------ a shop that had customers

  @Test
  void a_shop_that_had_customers_is_repaired_for_as_long_as_it_takes() {
    see(Facts.GOOD);
    see("web Failing");
    for (int i = 0; i < 20; i++) {
      pass(Duration.ofMinutes(10));
      see("web Failing");
    }

    assertThat(store.phase()).isEqualTo(Phase.DEGRADED);
    assertThat(problem()).isEqualTo(FailureCode.IMAGE_PULL_FAILED);
    see(Facts.GOOD);
    assertThat(store.phase()).isEqualTo(Phase.READY);
    assertThat(problem()).isNull();
  }

  @Test
  void not_even_a_foreign_namespace_makes_a_shop_that_had_customers_be_given_up() {
    see(Facts.GOOD);
    for (int i = 0; i < 5; i++) {
      see("namespace Foreign");
    }

    assertThat(store.phase()).isEqualTo(Phase.DEGRADED);
    assertThat(problem()).isEqualTo(FailureCode.NAMESPACE_FOREIGN);
    assertThat(told(StoreEvent.StepStarted.class)).hasSize(1);
    assertThat(told(StoreEvent.StepFailed.class)).hasSize(1);
    see(Facts.NOTHING);
    assertThat(decision).isEqualTo(new Decision.Act(Step.CREATE_NAMESPACE));
  }

  @Test
  void a_shop_whose_settings_became_old_is_left_alone() {
    see(Facts.GOOD);
    see("release Deployed, outdated");

    assertThat(store.phase()).isEqualTo(Phase.READY);
    assertThat(decision).isEqualTo(new Decision.Settled(Stores.POLICY.resync()));
  }

  @Test
  void a_store_that_is_still_being_provisioned_gets_the_newest_settings() {
    see(
        installed(
            new WorkloadFact.Progressing("It starts."),
            new ReleaseFact.Deployed(1, "0.0.9", false)));

    assertThat(decision).isEqualTo(new Decision.Act(Step.DEPLOY_RELEASE));
  }

  // ------------------------------------------------------------------ retry

  @Test
  void a_retry_recreates_failing_pods_once_and_waits_anew() {
    see("web Failing");
    pass(Stores.POLICY.problemGrace());
    see("web Failing");
    store = Stores.retried(store);
    see("web Failing");
    assertThat(decision).isEqualTo(new Decision.Act(Step.RECREATE_PODS));
    see("web Failing");

    assertThat(step().step()).isEqualTo(Step.AWAIT_WEB);
    assertThat(step().startedAt()).isEqualTo(now);
    assertThat(store.phase()).isEqualTo(Phase.PROVISIONING);
  }

  @Test
  void pods_that_fail_while_the_release_is_deployed_anew_are_recreated_too() {
    WorkloadFact failing = new WorkloadFact.Failing(Facts.IMAGE);
    see(installed(failing, new ReleaseFact.Failed(1, "cut off")));
    assertThat(decision).isEqualTo(new Decision.Act(Step.DEPLOY_RELEASE));
    see(installed(failing, DEPLOYED));
    assertThat(decision).isEqualTo(new Decision.Act(Step.RECREATE_PODS));
    see(installed(failing, DEPLOYED));

    assertThat(step().step()).isEqualTo(Step.AWAIT_DATABASE);
  }

  @Test
  void attempts_are_counted_anew_after_a_retry() {
    see(Facts.NOTHING);
    fail(Facts.IMAGE);
    store = Stores.retried(store);
    see(Facts.NOTHING);

    assertThat(step().attempt()).isEqualTo(1);
    assertThat(problem()).isNull();
  }

  // ------------------------------------------------------------------ deletion

  @Test
  void the_cause_of_a_failure_is_forgotten_when_the_deletion_begins() {
    see("web Failing");
    pass(Stores.POLICY.problemGrace());
    see("web Failing");
    store = Stores.deleted(store);
    see("web Failing");

    assertThat(store.phase()).isEqualTo(Phase.DELETING);
    assertThat(problem()).isNull();
  }

  @Test
  void a_step_that_the_deletion_cut_short_is_not_said_to_have_succeeded() {
    see("web Progressing");
    store = Stores.deleted(store);
    see("web Progressing");

    assertThat(told(StoreEvent.StepSucceeded.class)).isEmpty();
    assertThat(decision).isEqualTo(new Decision.Act(Step.UNINSTALL_RELEASE));
  }

  @Test
  void a_release_that_will_not_go_goes_with_its_namespace() {
    see(Facts.GOOD);
    store = Stores.deleted(store);
    for (int i = 0; i < Stores.POLICY.maxAttempts(); i++) {
      see(Facts.GOOD);
      assertThat(decision).isEqualTo(new Decision.Act(Step.UNINSTALL_RELEASE));
      fail(Facts.CRASH);
      assertThat(store.phase()).isEqualTo(Phase.DELETING);
    }
    for (int i = 0; i < 4; i++) {
      see(Facts.GOOD);
      assertThat(decision).isEqualTo(new Decision.Act(Step.DELETE_NAMESPACE));
      fail(Facts.IMAGE);
    }

    assertThat(store.phase()).isEqualTo(Phase.DELETING);
    assertThat(told(StoreEvent.StepSucceeded.class)).isEmpty();
    see("namespace Terminating");
    see("namespace Absent");
    assertThat(store.phase()).isEqualTo(Phase.DELETED);
    assertThat(store.status().deletedAt()).isEqualTo(now);
  }

  @Test
  void what_holds_a_namespace_is_told_after_a_while_and_waited_for_without_end() {
    see(Facts.GOOD);
    store = Stores.deleted(store);
    see("namespace Terminating");
    assertThat(problem()).isNull();
    pass(Stores.POLICY.problemGrace());
    see("namespace Terminating");
    assertThat(problem()).isEqualTo(FailureCode.NAMESPACE_TERMINATING);
    pass(Duration.ofDays(1));
    see("namespace Terminating");

    assertThat(store.phase()).isEqualTo(Phase.DELETING);
    see("namespace Absent");
    assertThat(store.phase()).isEqualTo(Phase.DELETED);
    assertThat(problem()).isNull();
  }

  @Test
  void a_foreign_namespace_is_nothing_of_a_store_that_is_to_be_gone() {
    see("namespace Foreign");
    store = Stores.deleted(store);
    see("namespace Foreign");

    assertThat(store.phase()).isEqualTo(Phase.DELETED);
    assertThat(decision).isEqualTo(new Decision.Finished());
  }

  @Test
  void a_deletion_that_is_asked_while_the_cluster_is_away_begins_when_it_is_back() {
    see(Facts.GOOD);
    store = Stores.deleted(store);
    see(AWAY);
    assertThat(store.phase()).isEqualTo(Phase.READY);
    see(Facts.GOOD);

    assertThat(store.phase()).isEqualTo(Phase.DELETING);
  }

  @Test
  void the_moment_a_store_first_became_ready_stays() {
    see(Facts.GOOD);
    Instant first = now;
    see("web Progressing");
    see(Facts.GOOD);

    assertThat(store.status().readyAt()).isEqualTo(first);
  }
}
