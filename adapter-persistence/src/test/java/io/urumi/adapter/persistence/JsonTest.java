package io.urumi.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.condition.ConditionReason;
import io.urumi.domain.condition.ConditionStatus;
import io.urumi.domain.condition.ConditionType;
import io.urumi.domain.condition.Conditions;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.store.Step;
import io.urumi.domain.store.StepState;
import java.lang.reflect.Constructor;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JSON in the columns, also as other versions write it. */
class JsonTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00.123456789Z");

  static Class<?>[] failures() {
    return StoreFailure.class.getPermittedSubclasses();
  }

  @ParameterizedTest
  @MethodSource("failures")
  void everyFailureIsReadAsItWasWritten(Class<?> kind) throws ReflectiveOperationException {
    Constructor<?> constructor = kind.getDeclaredConstructors()[0];
    Object[] texts =
        Arrays.stream(constructor.getParameters()).map(each -> "the " + each.getName()).toArray();
    StoreFailure failure = (StoreFailure) constructor.newInstance(texts);

    String text = Objects.requireNonNull(Json.write(failure));

    assertThat(text).contains("\"kind\":\"" + kind.getSimpleName() + "\"");
    assertThat(Json.failure(text)).isEqualTo(failure);
  }

  @Test
  void noFailureStaysNone() {
    assertThat(Json.write(null)).isNull();
    assertThat(Json.failure(null)).isNull();
  }

  @Test
  void unknownMembersAreIgnoredAndMissingTextsAreEmpty() {
    assertThat(
            Json.failure(
                """
                {"kind": "ChartInvalid", "why": "typo", "severity": {"level": 3}}
                """))
        .isEqualTo(new StoreFailure.ChartInvalid("typo", ""));
  }

  @Test
  void aFailureOfAnotherVersionIsAnUnexpectedOne() {
    StoreFailure failure =
        Json.failure(
            """
            {"kind": "MoonInTheWay", "moon": "full", "detail": "very full"}
            """);

    assertThat(Objects.requireNonNull(failure).code()).isEqualTo(FailureCode.UNEXPECTED);
    assertThat(failure.detail()).isEqualTo("very full");
  }

  @Test
  void anEventOfAnotherVersionIsPassedOver() {
    String known =
        """
        {"kind": "StoreRequested", "storeId": "00000000-0000-0000-0000-000000000001",
         "subdomain": "alpha", "at": "2026-11-24T12:00:00Z", "actor": "me", "mood": "good"}
        """;

    assertThat(EventJson.read(1, known)).containsInstanceOf(StoreEvent.StoreRequested.class);
    assertThat(EventJson.read(1, known.replace("StoreRequested", "StorePainted"))).isEmpty();
    assertThat(
            EventJson.read(
                1,
                """
                {"kind": "StepStarted", "storeId": "00000000-0000-0000-0000-000000000001",
                 "subdomain": "alpha", "at": "2026-11-24T12:00:00Z", "step": "PAINT",
                 "attempt": 1}
                """))
        .isEmpty();
  }

  @Test
  void conditionsOfAnotherVersionAreFilledUpAndUnknownOnesLeftOut() {
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
    assertThat(conditions.get(ConditionType.NAMESPACE_READY).status())
        .isEqualTo(ConditionStatus.UNKNOWN);
    assertThat(conditions.all()).hasSize(ConditionType.values().length);
  }

  @Test
  void aReasonOfAnotherVersionIsUnexpected() {
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

  @Test
  void aStepOfAnotherVersionIsNone() {
    StepState step = new StepState(Step.AWAIT_WEB, 2, NOW, NOW.plusSeconds(1), true);
    String text = Objects.requireNonNull(Json.write(step));

    assertThat(StatusJson.step(text)).isEqualTo(step);
    assertThat(StatusJson.step(text.replace("AWAIT_WEB", "PAINT"))).isNull();
    assertThat(StatusJson.step(null)).isNull();
  }

  @Test
  void textsOfUnreasonableLengthAreCutOff() {
    StoreFailure failure = new StoreFailure.Unexpected("long", "x".repeat(5_000_000));

    StoreFailure read = Objects.requireNonNull(Json.failure(Json.write(failure)));

    assertThat(read.detail()).hasSize(Json.LONGEST_TEXT).endsWith("x…");
  }
}
