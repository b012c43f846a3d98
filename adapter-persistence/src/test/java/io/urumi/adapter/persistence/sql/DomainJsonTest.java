package io.urumi.adapter.persistence.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailure;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The domain as JSON, also as written by other versions. */
class DomainJsonTest {
  static Class<?>[] failures() {
    return StoreFailure.class.getPermittedSubclasses();
  }

  @ParameterizedTest
  @MethodSource("failures")
  void everyFailureIsReadUnchanged(Class<?> kind) throws ReflectiveOperationException {
    Constructor<?> constructor = kind.getDeclaredConstructors()[0];
    Object[] texts =
        Arrays.stream(constructor.getParameters()).map(each -> "the " + each.getName()).toArray();
    StoreFailure failure = (StoreFailure) constructor.newInstance(texts);

    String text = Objects.requireNonNull(DomainJson.write(failure));

    assertThat(text).contains("\"kind\":\"" + kind.getSimpleName() + "\"");
    assertThat(DomainJson.failure(text)).isEqualTo(failure);
  }

  @Test
  void aMissingFailureStaysMissing() {
    assertThat(DomainJson.write(null)).isNull();
    assertThat(DomainJson.failure(null)).isNull();
  }

  @Test
  void unknownMembersAreIgnoredAndMissingTextsAreEmpty() {
    assertThat(
            DomainJson.failure(
                """
                {"kind": "ChartInvalid", "why": "typo", "severity": {"level": 3}}
                """))
        .isEqualTo(new StoreFailure.ChartInvalid("typo", ""));
  }

  @Test
  void aFailureOfAnotherVersionBecomesAnUnexpectedOne() {
    StoreFailure failure =
        DomainJson.failure(
            """
            {"kind": "MoonInTheWay", "moon": "full", "detail": "very full"}
            """);

    assertThat(Objects.requireNonNull(failure).code()).isEqualTo(FailureCode.UNEXPECTED);
    assertThat(failure.detail()).isEqualTo("very full");
  }

  @Test
  void veryLongTextsAreTruncated() {
    StoreFailure failure = new StoreFailure.Unexpected("long", "x".repeat(5_000_000));

    StoreFailure read = Objects.requireNonNull(DomainJson.failure(DomainJson.write(failure)));

    assertThat(read.detail()).hasSize(DomainJson.MAX_TEXT_LENGTH).endsWith("x…");
  }
}
