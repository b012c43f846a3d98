package io.urumi.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.access.Principal;
import io.urumi.domain.condition.Condition;
import io.urumi.domain.condition.ConditionReason;
import io.urumi.domain.condition.ConditionStatus;
import io.urumi.domain.condition.ConditionType;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Step;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.Subdomain;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The sentences that users read. */
class StoreEventTest {
  private static final StoreId ID = new StoreId(new UUID(0, 1));
  private static final Subdomain ALPHA = new Subdomain("alpha");
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final Principal ANN = Principal.user(new UUID(1, 2), "ann");
  private static final StoreFailure CRASH =
      new StoreFailure.ContainerCrashing("web-0", "wordpress", "exit 1");

  @Test
  void requests_name_who_made_them() {
    assertThat(new StoreEvent.StoreRequested(ID, ALPHA, AT, ANN).message())
        .isEqualTo("Store alpha was requested by ann.");
    assertThat(new StoreEvent.StoreAdopted(ID, ALPHA, AT, ANN).message())
        .isEqualTo("Store alpha was adopted by ann together with its existing resources.");
    assertThat(new StoreEvent.RetryRequested(ID, ALPHA, AT, ANN).message())
        .isEqualTo("A retry was requested by ann.");
    assertThat(new StoreEvent.DeletionRequested(ID, ALPHA, AT, ANN).message())
        .isEqualTo("Deletion was requested by ann.");
    assertThat(new StoreEvent.WaitingForSlot(ID, ALPHA, AT, 3).message())
        .isEqualTo("Waiting for a slot, position 3.");
  }

  @Test
  void a_change_of_the_phase_has_its_cause() {
    assertThat(phase(Phase.READY, null))
        .isEqualTo("The shop is ready: its page was served through the ingress.");
    assertThat(phase(Phase.FAILED, CRASH))
        .isEqualTo(
            "Provisioning failed; request a retry after fixing the cause. " + CRASH.message());
    for (Phase phase : Phase.values()) {
      assertThat(phase(phase, null)).as(phase.name()).endsWith(".").doesNotContain("null");
    }
  }

  private static String phase(Phase to, @Nullable StoreFailure failure) {
    return new StoreEvent.PhaseChanged(ID, ALPHA, AT, Phase.REQUESTED, to, failure).message();
  }

  @Test
  void a_step_names_its_attempt_from_the_second_on() {
    assertThat(new StoreEvent.StepStarted(ID, ALPHA, AT, Step.CREATE_NAMESPACE, 1).message())
        .isEqualTo("Create the namespace.");
    assertThat(new StoreEvent.StepStarted(ID, ALPHA, AT, Step.CREATE_NAMESPACE, 2).message())
        .isEqualTo("Create the namespace, attempt 2.");
    assertThat(
            new StoreEvent.StepSucceeded(
                    ID, ALPHA, AT, Step.CREATE_NAMESPACE, 1, Duration.ofMillis(85))
                .message())
        .isEqualTo("Done: Create the namespace (85 ms).");
    assertThat(new StoreEvent.StepFailed(ID, ALPHA, AT, Step.AWAIT_WEB, 1, CRASH).message())
        .isEqualTo("Wait for the web server failed: " + CRASH.message());
  }

  @Test
  void another_chart_names_both_versions() {
    assertThat(new StoreEvent.ChartReplaced(ID, ALPHA, AT, "0.1.0", "0.2.0").message())
        .isEqualTo(
            "The release was repaired with chart version 0.2.0 and the images that the store had:"
                + " the record of the release does not have the chart of version 0.1.0 any more.");
  }

  @Test
  void a_problem_and_a_condition_are_described() {
    Condition release =
        new Condition(
            ConditionType.RELEASE_DEPLOYED,
            ConditionStatus.FALSE,
            ConditionReason.RELEASE_ABSENT,
            "Nothing is installed.",
            AT);
    assertThat(new StoreEvent.ProblemFound(ID, ALPHA, AT, CRASH).message())
        .isEqualTo(CRASH.message());
    assertThat(new StoreEvent.ConditionChanged(ID, ALPHA, AT, release).message())
        .isEqualTo("Release: Nothing is installed.");
    assertThat(
            new StoreEvent.DriftFound(ID, ALPHA, AT, ConditionType.RELEASE_DEPLOYED, "It is gone.")
                .message())
        .isEqualTo("No longer as requested: It is gone.");
  }
}
