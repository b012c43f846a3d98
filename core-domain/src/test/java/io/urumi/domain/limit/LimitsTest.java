package io.urumi.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.validation.InvalidValueException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
  @ParameterizedTest
  @CsvSource({
    "STORES, 5, 5, 5",
    "CPU, 2, 2000, 2",
    "CPU, 1.5, 1500, 1500m",
    "CPU, 500m, 500, 500m",
    "MEMORY, 2560Mi, 2684354560, 2560Mi",
    "MEMORY, 4Gi, 4294967296, 4Gi",
    "STORAGE, 1G, 1000000000, 1000000000",
    "MEMORY, 0, 0, 0",
  })
  void amounts_are_quantities(LimitKind kind, String text, long amount, String formatted) {
    assertThat(kind.parse(text)).isEqualTo(amount);
    assertThat(kind.format(amount)).isEqualTo(formatted);
    assertThat(kind.parse(formatted)).isEqualTo(amount);
  }

  @ParameterizedTest
  @CsvSource({
    "STORES, 1.5",
    "STORES, 5Gi",
    "CPU, 2Gi",
    "CPU, -1",
    "CPU, 0.0005",
    "MEMORY, 5m",
    "MEMORY, ''",
    "MEMORY, 999999999999999Ti",
    "MEMORY, 1e3",
  })
  void other_texts_are_refused(LimitKind kind, String text) {
    assertThatThrownBy(() -> kind.parse(text)).isInstanceOf(InvalidValueException.class);
  }

  @Test
  void the_first_limit_that_is_exceeded_is_named_and_kinds_without_more_are_not_limited() {
    Limits limits = new Limits(Map.of(LimitKind.STORES, 1L, LimitKind.CPU, 0L));
    Amounts one = new Amounts(Map.of(LimitKind.STORES, 1L, LimitKind.CPU, 9L));

    assertThat(limits.reached(Amounts.NONE, one)).isEmpty();
    assertThat(limits.reached(one, one)).contains(new LimitReached(LimitKind.STORES, 1, 1, 1));
    assertThat(limits.reached(one.plus(one), Amounts.NONE)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Limits(Map.of(LimitKind.CPU, -1L)))
        .withMessageContaining("cpu");
  }

  @Test
  void where_a_team_has_no_limit_of_its_own_that_of_the_settings_applies() {
    Limits own = new Limits(Map.of(LimitKind.STORES, 0L, LimitKind.CPU, 3L));
    Limits effective = own.orElse(new Limits(Map.of(LimitKind.STORES, 5L, LimitKind.MEMORY, 7L)));

    assertThat(effective.of(LimitKind.STORES)).isEmpty();
    assertThat(effective.of(LimitKind.CPU)).hasValue(3);
    assertThat(effective.of(LimitKind.MEMORY)).hasValue(7);
  }
}
