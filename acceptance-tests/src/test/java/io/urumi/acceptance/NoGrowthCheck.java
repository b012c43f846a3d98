package io.urumi.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks that a series sampled at equal intervals fluctuates but does not grow.
 *
 * @param name what was measured, with its unit
 * @param tolerance the growth over the whole series that is allowed
 * @param share the same as a share of the series' median; the larger of the two applies
 */
record NoGrowthCheck(String name, double tolerance, double share, List<Double> values) {
  /** With fewer values, the result would be random. */
  static final int FEWEST = 8;

  NoGrowthCheck {
    values = List.copyOf(values);
    if (values.size() < FEWEST) {
      throw new IllegalArgumentException(
          "%s: %d values are too few, %d are needed".formatted(name, values.size(), FEWEST));
    }
  }

  /** Describes the growth; empty when it is within the tolerance. */
  Optional<String> violation() {
    return growth() <= allowed()
        ? Optional.empty()
        : Optional.of(
            "%s grows by %s, %s are allowed: %s".formatted(name, growth(), allowed(), values));
  }

  /**
   * The growth from the first value to the last: the median of the slopes between any two values,
   * which a few outliers do not change.
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
    return Math.max(tolerance, share * Math.abs(median(values)));
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
