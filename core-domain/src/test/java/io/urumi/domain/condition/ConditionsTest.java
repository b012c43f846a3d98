package io.urumi.domain.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.failure.FailureCode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionsTest {
  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant T1 = T0.plusSeconds(1);

  @Test
  void all_are_unknown_at_first() {
    assertThat(Conditions.unknown(T0).all())
        .extracting(Condition::type)
        .containsExactly(ConditionType.values());
    assertThat(Conditions.unknown(T0).all())
        .allMatch(condition -> condition.status() == ConditionStatus.UNKNOWN);
  }

  @Test
  void a_new_reason_alone_is_a_change_but_no_transition() {
    Conditions before = Conditions.unknown(T0);
    Conditions after =
        before.observe(
            ConditionType.READY,
            ConditionStatus.UNKNOWN,
            ConditionReason.CLUSTER_UNREACHABLE,
            "Away.",
            T1);

    assertThat(after.get(ConditionType.READY).lastTransitionTime()).isEqualTo(T0);
    assertThat(after.changedSince(before)).containsExactly(after.get(ConditionType.READY));
  }

  @Test
  void a_new_message_alone_is_not_a_change() {
    Conditions before = Conditions.unknown(T0);
    Conditions after =
        before.observe(
            ConditionType.READY,
            ConditionStatus.UNKNOWN,
            ConditionReason.NOT_OBSERVED,
            "Other words.",
            T1);

    assertThat(after.changedSince(before)).isEmpty();
  }

  @Test
  void a_new_status_is_a_transition() {
    Conditions after =
        Conditions.unknown(T0)
            .observe(
                ConditionType.READY,
                ConditionStatus.TRUE,
                ConditionReason.STORE_READY,
                "Ready.",
                T1);

    assertThat(after.get(ConditionType.READY).lastTransitionTime()).isEqualTo(T1);
  }

  @Test
  void there_is_exactly_one_of_each_type() {
    List<Condition> all = Conditions.unknown(T0).all();
    assertThatThrownBy(() -> new Conditions(all.subList(1, all.size())))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void every_failure_code_is_a_reason() {
    assertThat(FailureCode.values())
        .allMatch(code -> ConditionReason.of(code).name().equals(code.name()));
  }

  @Test
  void reasons_are_spelled_as_in_Kubernetes() {
    assertThat(ConditionReason.NAMESPACE_ACTIVE.label()).isEqualTo("NamespaceActive");
    assertThat(ConditionReason.UNEXPECTED.label()).isEqualTo("Unexpected");
    assertThat(ConditionReason.values())
        .extracting(ConditionReason::label)
        .doesNotHaveDuplicates()
        .allMatch(label -> label.matches("([A-Z][a-z]+)+"));
  }

  @Test
  void each_type_has_the_name_that_kubernetes_would_give_it() {
    assertThat(ConditionType.values())
        .extracting(ConditionType::label)
        .containsExactly(
            "NamespaceReady",
            "RoleBound",
            "GuardrailsApplied",
            "CredentialsPresent",
            "ReleaseDeployed",
            "WorkloadAvailable",
            "StorefrontReachable",
            "Ready");
  }
}
