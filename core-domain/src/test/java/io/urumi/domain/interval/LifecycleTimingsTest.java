package io.urumi.domain.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LifecycleTimingsTest {
  private static LifecycleTimings timings(Duration each, int attempts) {
    return new LifecycleTimings(each, each, each, each, each, each, attempts, each, each);
  }

  @Test
  void durations_are_positive_and_there_is_at_least_one_attempt() {
    assertThat(timings(Duration.ofMillis(1), 1).maxAttempts()).isEqualTo(1);
    assertThatIllegalArgumentException().isThrownBy(() -> timings(Duration.ZERO, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> timings(Duration.ofMillis(-1), 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> timings(Duration.ofMillis(1), 0))
        .withMessage("at least one attempt, not 0");
  }

  @Test
  void the_backoff_doubles_up_to_its_longest() {
    LifecycleTimings defaults = LifecycleTimings.defaults();
    assertThat(defaults.backoff(1)).isEqualTo(Duration.ofMillis(500));
    assertThat(defaults.backoff(2)).isEqualTo(Duration.ofSeconds(1));
    assertThat(defaults.backoff(6)).isEqualTo(Duration.ofSeconds(16));
    assertThat(defaults.backoff(7)).isEqualTo(Duration.ofSeconds(30));
    assertThat(defaults.backoff(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(30));
  }
}
