package io.urumi.adapter.persistence.backend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompactionSettingsTest {
  private static final long MB = 1L << 20;

  @ParameterizedTest
  @CsvSource({"0, 8", "1, 8", "5, 8", "6, 10", "20, 52", "1000, 2992"})
  void what_is_added_until_the_rewrite_stays_within_three_times_the_size_or_16_MB(
      long compacted, long due) {
    CompactionSettings settings = CompactionSettings.defaults();

    assertThat(settings.dueBytes(compacted * MB)).isEqualTo(due * MB);
    assertThat(due * MB + settings.marginBytes())
        .isLessThanOrEqualTo(Math.max(16 * MB, 3 * compacted * MB));
  }
}
