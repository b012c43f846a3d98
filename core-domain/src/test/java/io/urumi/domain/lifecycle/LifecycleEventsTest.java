package io.urumi.domain.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.condition.ConditionReason;
import io.urumi.domain.condition.ConditionType;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Step;
import io.urumi.domain.store.StepState;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What is recorded with each decision, and the exact ends of the deadlines. */
class LifecycleEventsTest extends ObservedStoreTest {
  private static final Duration SHORTEST = Duration.ofNanos(1);

  private List<StoreEvent.PhaseChanged> phases() {
    return recordedEvents(StoreEvent.PhaseChanged.class);
  }

  @Test
  void a_failed_attempt_is_recorded_with_its_number() {
    observe(Facts.NOTHING);
    apply(Stores.LIFECYCLE.failed(store, Facts.CRASH, now));

    assertThat(recordedEvents(StoreEvent.StepFailed.class))
        .singleElement()
        .satisfies(failed -> {
          assertThat(failed.step()).isEqualTo(Step.CREATE_NAMESPACE);
          assertThat(failed.attempt()).isEqualTo(1);
          assertThat(failed.failure()).isEqualTo(Facts.CRASH);
        });
  }

  @Test
  void a_store_that_becomes_ready_or_is_deleted_ends_its_last_step() {
    observe("storefront Unreachable");
    observe(Facts.HEALTHY);
    assertThat(recordedEvents(StoreEvent.StepSucceeded.class))
        .extracting(StoreEvent.StepSucceeded::step)
        .containsExactly(Step.AWAIT_STOREFRONT);
    assertThat(store.status().currentStep()).isNull();

    store = Stores.deleted(store);
    observe("namespace Terminating");
    events.clear();
    observe(Facts.NOTHING);
    assertThat(recordedEvents(StoreEvent.StepSucceeded.class))
        .extracting(StoreEvent.StepSucceeded::step)
        .containsExactly(Step.AWAIT_NAMESPACE_GONE);
    assertThat(store.status().currentStep()).isNull();
  }

  @Test
  void a_failed_store_has_no_current_step() {
    observe(Facts.NOTHING);
    apply(Stores.LIFECYCLE.failed(store, Facts.IMAGE, now));

    assertThat(store.phase()).isEqualTo(Phase.FAILED);
    assertThat(store.status().currentStep()).isNull();
  }

  @Test
  void only_a_degraded_or_failed_phase_is_recorded_with_its_cause() {
    observe("web Failing");
    assertThat(store.status().failure()).isEqualTo(Facts.IMAGE);
    now = now.plus(Stores.TIMINGS.problemGrace()).plus(SHORTEST);
    observe("web Failing");
    assertThat(phases())
        .last()
        .satisfies(failed -> {
          assertThat(failed.to()).isEqualTo(Phase.FAILED);
          assertThat(failed.failure()).isEqualTo(Facts.IMAGE);
        });
    store = Stores.deleted(store);
    observe("cannot be observed");
    observe("web Failing");
    assertThat(phases())
        .last()
        .satisfies(deleting -> {
          assertThat(deleting.to()).isEqualTo(Phase.DELETING);
          assertThat(deleting.failure()).isNull();
        });
  }

  @Test
  void a_degraded_phase_is_recorded_with_its_cause() {
    store = Stores.in(Phase.READY);
    observe("cannot be observed");
    observe("web Failing");

    assertThat(phases())
        .singleElement()
        .satisfies(degraded -> {
          assertThat(degraded.to()).isEqualTo(Phase.DEGRADED);
          assertThat(degraded.failure()).isEqualTo(Facts.IMAGE);
        });
    assertThat(store.status().failure()).isEqualTo(Facts.IMAGE);
  }

  @Test
  void a_degraded_phase_names_the_condition_that_is_not_met() {
    store = Stores.in(Phase.READY);
    observe("web Absent");
    observe("web Failing");

    assertThat(phases())
        .singleElement()
        .satisfies(degraded -> {
          assertThat(degraded.failure()).isNull();
          assertThat(Objects.requireNonNull(degraded.cause()).reason())
              .isEqualTo(ConditionReason.WORKLOAD_ABSENT);
          assertThat(degraded.message()).endsWith("WorkloadAbsent: There is no web server.");
        });
  }

  @Test
  void a_degraded_phase_has_the_observed_failure() {
    store = Stores.in(Phase.READY);
    observe("storefront Unreachable");

    assertThat(phases())
        .singleElement()
        .satisfies(degraded -> {
          StoreFailure failure = Objects.requireNonNull(degraded.failure());
          assertThat(Objects.requireNonNull(degraded.cause()).reason())
              .isEqualTo(ConditionReason.of(failure.code()));
          assertThat(degraded.message())
              .contains(ConditionReason.of(failure.code()).label(), failure.message());
        });
  }

  @Test
  void only_a_problem_that_is_waited_for_is_recorded_when_it_appears() {
    observe("web Failing");
    assertThat(recordedEvents(StoreEvent.ProblemFound.class)).isEmpty();

    observe("web Failing, without a node");
    observe("web Failing, without a node");
    assertThat(recordedEvents(StoreEvent.ProblemFound.class))
        .extracting(StoreEvent.ProblemFound::failure)
        .containsExactly(Facts.NO_NODE);

    observe("web Progressing");
    observe("web Failing, without a node");
    assertThat(recordedEvents(StoreEvent.ProblemFound.class)).hasSize(2);
  }

  @Test
  void the_problem_of_a_failed_attempt_is_not_recorded_twice() {
    observe(Facts.NOTHING);
    apply(Stores.LIFECYCLE.failed(store, Facts.UNREACHABLE, now));

    assertThat(recordedEvents(StoreEvent.StepFailed.class)).hasSize(1);
    assertThat(recordedEvents(StoreEvent.ProblemFound.class)).isEmpty();
  }

  @Test
  void another_problem_than_that_of_the_failed_attempt_is_recorded() {
    observe(Facts.NOTHING);
    apply(Stores.LIFECYCLE.failed(store, Facts.CRASH, now));
    observe("cannot be observed");

    assertThat(recordedEvents(StoreEvent.ProblemFound.class))
        .extracting(found -> found.failure().code())
        .containsExactly(FailureCode.CLUSTER_UNREACHABLE);
  }

  @Test
  void drift_is_recorded_for_each_condition_that_is_not_met_any_more() {
    store = Stores.in(Phase.READY);
    observe("web Progressing");

    assertThat(recordedEvents(StoreEvent.DriftFound.class))
        .extracting(StoreEvent.DriftFound::condition)
        .containsExactly(ConditionType.WORKLOAD_AVAILABLE);
  }

  @Test
  void a_new_request_starts_its_step_again() {
    observe(Facts.NOTHING);
    apply(Stores.LIFECYCLE.failed(store, Facts.CRASH, now));
    store = Stores.retried(store);
    observe(Facts.NOTHING);

    assertThat(Objects.requireNonNull(store.status().currentStep()).attempt()).isEqualTo(1);
    assertThat(store.status().failure()).isNull();
    assertThat(recordedEvents(StoreEvent.StepSucceeded.class)).isEmpty();
  }

  // ------------------------------------------------------------------ exact ends of deadlines

  private Phase after(String observation, Duration waited) {
    store = Stores.requested();
    now = Stores.T0;
    observe(observation);
    now = now.plus(waited);
    observe(observation);
    return store.phase();
  }

  @Test
  void a_deadline_that_is_just_reached_is_not_exceeded() {
    Duration problem = Stores.TIMINGS.problemGrace();
    assertThat(after("web Failing", problem)).isEqualTo(Phase.PROVISIONING);
    assertThat(after("web Failing", problem.plus(SHORTEST))).isEqualTo(Phase.FAILED);

    Duration cluster = Stores.TIMINGS.clusterGrace();
    assertThat(after("web Failing, without a node", cluster)).isEqualTo(Phase.PROVISIONING);
    assertThat(after("web Failing, without a node", cluster.plus(SHORTEST)))
        .isEqualTo(Phase.FAILED);

    Duration step = Stores.TIMINGS.stepDeadline();
    assertThat(after("web Progressing", step)).isEqualTo(Phase.PROVISIONING);
    assertThat(after("web Progressing", step.plus(SHORTEST))).isEqualTo(Phase.FAILED);
  }

  @Test
  void the_blockers_of_a_deletion_are_shown_when_it_lasts_longer_than_the_grace() {
    store = Stores.deleted(Stores.in(Phase.READY));
    observe("namespace Terminating");
    now = now.plus(Stores.TIMINGS.problemGrace());
    observe("namespace Terminating");
    assertThat(store.status().failure()).isNull();
    now = now.plus(SHORTEST);
    observe("namespace Terminating");

    StoreFailure failure = Objects.requireNonNull(store.status().failure());
    assertThat(failure.code()).isEqualTo(FailureCode.NAMESPACE_TERMINATING);
    assertThat(failure.message())
        .isEqualTo("The namespace store-alpha is still being deleted, blocked by: a finalizer.");
  }

  /** It was the first step of a deletion in earlier versions. */
  @Test
  void an_uninstallation_of_an_earlier_version_is_not_recorded_as_succeeded() {
    store = Stores.deleted(Stores.in(Phase.READY));
    store =
        store.withStatus(
            store.status().withCurrentStep(StepState.begin(Step.UNINSTALL_RELEASE, now)));
    observe(Facts.HEALTHY);

    assertThat(Objects.requireNonNull(store.status().currentStep()).step())
        .isEqualTo(Step.DELETE_NAMESPACE);
    assertThat(recordedEvents(StoreEvent.StepSucceeded.class)).isEmpty();
  }

  @Test
  void a_degraded_store_that_waits_too_long_shows_for_what() {
    store = Stores.in(Phase.DEGRADED);
    now = now.plus(Stores.TIMINGS.stepDeadline()).plus(SHORTEST);
    observe("web Progressing");

    assertThat(store.phase()).isEqualTo(Phase.DEGRADED);
    assertThat(Objects.requireNonNull(store.status().failure()).code())
        .isEqualTo(FailureCode.STEP_TIMED_OUT);
  }

  @Test
  void each_step_of_a_creation_is_recorded_as_succeeded_in_order() {
    observe(Facts.NOTHING);
    observe("roleBinding Absent");
    observe("guardrails NotApplied");
    observe("credentials Absent");
    observe("release Absent");
    observe("database Progressing");
    observe("web Progressing");
    observe("storefront Unreachable");
    observe(Facts.HEALTHY);

    assertThat(recordedEvents(StoreEvent.StepSucceeded.class))
        .extracting(StoreEvent.StepSucceeded::step)
        .containsExactly(
            Step.CREATE_NAMESPACE,
            Step.BIND_ROLE,
            Step.APPLY_GUARDRAILS,
            Step.CREATE_CREDENTIALS,
            Step.DEPLOY_RELEASE,
            Step.AWAIT_DATABASE,
            Step.AWAIT_WEB,
            Step.AWAIT_STOREFRONT);
  }
}
