package io.urumi.domain.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.failure.FailureCode.Recovery;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StoreFailureTest {
  static Stream<StoreFailure> everyFailure() {
    return Arrays.stream(StoreFailure.class.getPermittedSubclasses())
        .map(StoreFailureTest::example);
  }

  private static StoreFailure example(Class<?> type) {
    Object[] words =
        Arrays.stream(type.getRecordComponents())
            .map(component -> "<" + component.getName() + ">")
            .toArray();
    try {
      return (StoreFailure) type.getDeclaredConstructors()[0].newInstance(words);
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(impossible);
    }
  }

  @Test
  void each_code_belongs_to_exactly_one_failure() {
    assertThat(everyFailure().map(StoreFailure::code))
        .containsExactlyInAnyOrder(FailureCode.values());
  }

  @ParameterizedTest
  @MethodSource("everyFailure")
  void every_failure_says_its_cause_and_what_to_do_in_sentences(StoreFailure failure) {
    assertThat(failure.message()).matches("(?s)[A-Z\"].*[.>]");
    assertThat(failure.remedy()).matches("(?s)[A-Z].*\\.");
    assertThat(failure.remedy()).doesNotContainPattern("(?i)retry|upgrade|adopt");
    assertThat(failure.detail()).isEqualTo("<detail>");
    assertThat(failure.retryable()).isEqualTo(failure.recovery() != Recovery.OPERATOR);
  }

  @Test
  void the_classified_failure_is_found_behind_other_errors() {
    StoreFailure failure = new StoreFailure.ClusterUnreachable("server", "refused");
    Throwable wrapped = new IllegalStateException("outside", new StoreFailureException(failure));

    assertThat(StoreFailureException.of(wrapped)).isEqualTo(failure);
    assertThat(StoreFailureException.of(new IllegalStateException("odd")).code())
        .isEqualTo(FailureCode.UNEXPECTED);
    assertThat(StoreFailureException.of(new IllegalStateException()).message())
        .contains("IllegalStateException");
  }
}
