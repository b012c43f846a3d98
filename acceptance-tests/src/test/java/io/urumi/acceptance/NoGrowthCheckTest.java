package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The check of the soak test detects growth. */
class NoGrowthCheckTest {
  private static NoGrowthCheck series(IntToDoubleFunction value) {
    List<Double> values = IntStream.range(0, 40).mapToDouble(value).boxed().toList();
    return new NoGrowthCheck("heap, MB", 5, 0.1, values);
  }

  @Test
  void a_constant_series_does_not_grow() {
    assertThat(series(_ -> 80).violation()).isEmpty();
  }

  @Test
  void a_fluctuating_series_does_not_grow() {
    Random random = new Random(7);
    assertThat(series(_ -> 80 + 15 * random.nextGaussian()).violation()).isEmpty();
  }

  @Test
  void a_single_peak_is_no_growth_even_at_the_end() {
    assertThat(series(i -> i == 39 ? 400 : 80).violation()).isEmpty();
  }

  @Test
  void a_falling_series_does_not_grow() {
    assertThat(series(i -> 200 - i).violation()).isEmpty();
  }

  @Test
  void a_leak_is_detected_although_the_series_fluctuates() {
    Random random = new Random(7);
    assertThat(series(i -> 80 + 0.5 * i + 4 * random.nextGaussian()).violation())
        .hasValueSatisfying(why -> assertThat(why).contains("heap, MB grows by"));
  }

  @Test
  void a_leak_in_steps_is_detected() {
    assertThat(series(i -> 80 + 10 * (i / 10)).violation()).isPresent();
  }

  @Test
  void a_small_leak_is_detected_where_the_tolerance_is_small() {
    List<Double> handles =
        IntStream.range(0, 40).mapToObj(i -> 100.0 + Math.floor(i / 4.0)).toList();
    assertThat(new NoGrowthCheck("handles", 8, 0.0, handles).violation()).isPresent();
    assertThat(new NoGrowthCheck("handles", 12, 0.0, handles).violation()).isEmpty();
  }

  @Test
  void too_few_values_are_refused() {
    assertThatThrownBy(() -> new NoGrowthCheck("heap", 1, 0, List.of(1.0, 2.0)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
