package io.urumi.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Numbers that were read at equal distances, and may go up and down but not up and up.
 *
 * @param name what was measured, with its unit
 * @param slack growth over the whole series that is no growth
 * @param share the same, as a share of the series' median; the larger of the two counts
 */
record FlatSeries(String name, double slack, double share, List<Double> values) {
  /** With fewer, chance decides. */
  static final int FEWEST = 8;

  FlatSeries {
    values = List.copyOf(values);
    if (values.size() < FEWEST) {
      throw new IllegalArgumentException(
          "%s: %d values say nothing, %d do".formatted(name, values.size(), FEWEST));
    }
  }

  /** What is wrong with it; empty when it is flat. */
  Optional<String> complaint() {
    return growth() <= allowed()
        ? Optional.empty()
        : Optional.of(
            "%s grows by %s, %s are allowed: %s".formatted(name, growth(), allowed(), values));
  }

  /**
   * How much it grows from its first value to its last: the median of the slopes between any two
   * values, which a few odd ones do not move.
   */
  double growth() {
    List<Double> slopes = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      for (int j = i + 1; j < values.size(); j++) {
        slopes.add((values.get(j) - values.get(i)) / (j - i));
      }
    }
    return median(slopes) * (values.size() - 1);
  }

  double allowed() {
    return Math.max(slack, share * Math.abs(median(values)));
  }

  double median() {
    return median(values);
  }

  /** A row of a table: first, median, last, growth and what is allowed. */
  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %.1f | %.1f | %.1f | %.1f | %.1f |",
        name,
        values.getFirst(),
        median(),
        values.getLast(),
        growth(),
        allowed());
  }

  private static double median(List<Double> numbers) {
    List<Double> sorted = numbers.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
