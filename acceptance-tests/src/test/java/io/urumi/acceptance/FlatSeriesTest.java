package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** That the judge of the soak test can condemn. */
class FlatSeriesTest {
  private static FlatSeries series(IntToDoubleFunction value) {
    List<Double> values = IntStream.range(0, 40).mapToDouble(value).boxed().toList();
    return new FlatSeries("heap, MB", 5, 0.1, values);
  }

  @Test
  void a_series_that_stays_is_flat() {
    assertThat(series(_ -> 80).complaint()).isEmpty();
  }

  @Test
  void a_series_that_only_swings_is_flat() {
    Random random = new Random(7);
    assertThat(series(_ -> 80 + 15 * random.nextGaussian()).complaint()).isEmpty();
  }

  @Test
  void a_single_peak_is_no_growth_not_even_at_the_end() {
    assertThat(series(i -> i == 39 ? 400 : 80).complaint()).isEmpty();
  }

  @Test
  void a_series_that_falls_is_flat() {
    assertThat(series(i -> 200 - i).complaint()).isEmpty();
  }

  @Test
  void a_leak_is_found_although_the_series_swings() {
    Random random = new Random(7);
    assertThat(series(i -> 80 + 0.5 * i + 4 * random.nextGaussian()).complaint())
        .hasValueSatisfying(why -> assertThat(why).contains("heap, MB grows by"));
  }

  @Test
  void a_leak_that_comes_in_steps_is_found() {
    assertThat(series(i -> 80 + 10 * (i / 10)).complaint()).isPresent();
  }

  @Test
  void a_small_leak_is_found_where_little_is_allowed() {
    List<Double> handles = IntStream.range(0, 40).mapToObj(i -> 100.0 + i / 4).toList();
    assertThat(new FlatSeries("handles", 8, 0.0, handles).complaint()).isPresent();
    assertThat(new FlatSeries("handles", 12, 0.0, handles).complaint()).isEmpty();
  }

  @Test
  void too_few_values_are_refused_and_not_called_flat() {
    assertThatThrownBy(() -> new FlatSeries("heap", 1, 0, List.of(1.0, 2.0)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
