package io.urumi.adapter.persistence.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.adapter.persistence.sql.DomainJson;
import io.urumi.domain.condition.ConditionReason;
import io.urumi.domain.condition.ConditionStatus;
import io.urumi.domain.condition.ConditionType;
import io.urumi.domain.condition.Conditions;
import io.urumi.domain.store.Step;
import io.urumi.domain.store.StepState;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The JSON columns of a status, also as written by other versions. */
class StatusJsonTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123456789Z");

  @Test
  void missingConditionsAreAddedAndUnknownOnesLeftOut() {
    Conditions conditions =
        StatusJson.conditions(
            """
            [{"type": "PAINTED", "status": "TRUE", "reason": "Red", "message": "",
              "lastTransitionTime": "2026-11-24T12:00:00Z"},
             {"type": "READY", "status": "TRUE", "reason": "StoreReady", "message": "Yes.",
              "lastTransitionTime": "2026-11-24T12:00:00Z", "colour": "red"}]
            """,
            NOW);

    assertThat(conditions.get(ConditionType.READY).reason()).isEqualTo(ConditionReason.STORE_READY);
    assertThat(conditions.get(ConditionType.READY).status()).isEqualTo(ConditionStatus.TRUE);
    assertThat(conditions.get(ConditionType.READY).reason()).isEqualTo(ConditionReason.STORE_READY);
    assertThat(conditions.get(ConditionType.NAMESPACE_READY).status())
        .isEqualTo(ConditionStatus.UNKNOWN);
    assertThat(conditions.all()).hasSize(ConditionType.values().length);
  }

  @Test
  void anUnknownReasonIsUnexpected() {
    Conditions conditions =
        StatusJson.conditions(
            """
            [{"type": "READY", "status": "FALSE", "reason": "MoonInTheWay", "message": "Full.",
              "lastTransitionTime": "2026-11-24T12:00:00Z"}]
            """,
            NOW);

    assertThat(conditions.get(ConditionType.READY).reason()).isEqualTo(ConditionReason.UNEXPECTED);
    assertThat(conditions.get(ConditionType.READY).message()).isEqualTo("Full.");
  }

  @ParameterizedTest
  @EnumSource
  void everyConditionIsReadAsItWasWritten(ConditionReason reason) {
    ConditionStatus[] statuses = ConditionStatus.values();
    Conditions written = Conditions.unknown(NOW);
    for (ConditionType type : ConditionType.values()) {
      written =
          written.observe(
              type,
              statuses[type.ordinal() % statuses.length],
              reason,
              "\"Quoted\" \\ {[\n\u0000 \u0dc1\u0dca\u200d\u0dbb\u0dd3 \ud83d\ude80",
              NOW.plusNanos(1_000L * type.ordinal()));
    }

    assertThat(StatusJson.conditions(Objects.requireNonNull(DomainJson.write(written.all())), NOW))
        .isEqualTo(written);
  }

  @Test
  void unknownMembersOfAnyKindAreSkippedAndMissingTextsAreEmpty() {
    Conditions conditions =
        StatusJson.conditions(
            """
            [{"object": {"type": "READY", "list": [1, {"status": 2}]}, "list": [[], "type"],
              "number": 1.5, "nothing": null, "type": "READY", "status": "TRUE",
              "reason": null, "message": null, "lastTransitionTime": "2026-11-24T12:00:00Z"},
             {"type": "NAMESPACE_READY", "status": "TRUE",
              "lastTransitionTime": "2026-11-24T12:00:00Z"}]
            """,
            NOW);

    assertThat(conditions.get(ConditionType.READY).status()).isEqualTo(ConditionStatus.TRUE);
    assertThat(conditions.get(ConditionType.READY).message()).isEmpty();
    assertThat(conditions.get(ConditionType.NAMESPACE_READY).status())
        .isEqualTo(ConditionStatus.TRUE);
    assertThat(conditions.get(ConditionType.NAMESPACE_READY).message()).isEmpty();
  }

  @Test
  void anUnknownStepIsNull() {
    StepState step = new StepState(Step.AWAIT_WEB, 2, NOW, NOW.plusSeconds(1), true);
    String text = Objects.requireNonNull(DomainJson.write(step));

    assertThat(StatusJson.step(text)).isEqualTo(step);
    assertThat(StatusJson.step(text.replace("AWAIT_WEB", "PAINT"))).isNull();
    assertThat(StatusJson.step(null)).isNull();
  }
}
