package io.urumi.domain.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        before.observe(ConditionType.READY, ConditionStatus.UNKNOWN, "Away", "Away.", T1);

    assertThat(after.get(ConditionType.READY).lastTransitionTime()).isEqualTo(T0);
    assertThat(after.changedSince(before)).containsExactly(after.get(ConditionType.READY));
  }

  @Test
  void a_new_message_alone_is_not_a_change() {
    Conditions before = Conditions.unknown(T0);
    Conditions after =
        before.observe(
            ConditionType.READY, ConditionStatus.UNKNOWN, "NotObserved", "Other words.", T1);

    assertThat(after.changedSince(before)).isEmpty();
  }

  @Test
  void a_new_status_is_a_transition() {
    Conditions after =
        Conditions.unknown(T0)
            .observe(ConditionType.READY, ConditionStatus.TRUE, "StoreReady", "Ready.", T1);

    assertThat(after.get(ConditionType.READY).lastTransitionTime()).isEqualTo(T1);
  }

  @Test
  void there_is_one_of_each_type_and_each_has_a_reason() {
    List<Condition> all = Conditions.unknown(T0).all();
    assertThatThrownBy(() -> new Conditions(all.subList(1, all.size())))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new Condition(ConditionType.READY, ConditionStatus.TRUE, " ", "Ready.", T0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
