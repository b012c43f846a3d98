package io.urumi.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignInAttemptsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private static SignInAttempts failed(int number) {
    SignInAttempts attempts = SignInAttempts.NONE;
    for (int i = 0; i < number; i++) {
      attempts = attempts.begun(NOW);
    }
    return attempts;
  }

  @Test
  void the_delay_doubles_up_to_a_minute() {
    List<Long> delays = new ArrayList<>();
    for (int number = 0; number < 14; number++) {
      delays.add(failed(number).delay(NOW).toSeconds());
    }

    assertThat(delays).containsExactly(0L, 0L, 0L, 0L, 0L, 1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    assertThat(failed(10_000).delay(NOW)).isEqualTo(SignInAttempts.MAX_DELAY);
  }

  @Test
  void the_delay_counts_from_the_last_attempt() {
    SignInAttempts attempts = failed(7);

    assertThat(attempts.delay(NOW.plusMillis(1500))).isEqualTo(Duration.ofMillis(2500));
    assertThat(attempts.delay(NOW.plusSeconds(4))).isZero();
  }

  @Test
  void failures_are_forgotten_after_a_while_without_attempts() {
    SignInAttempts attempts = failed(100);
    Instant later = NOW.plus(SignInAttempts.WINDOW);

    assertThat(attempts.begun(later.minusNanos(1)).failures()).isEqualTo(101);
    assertThat(attempts.begun(later)).isEqualTo(new SignInAttempts(1, later));
  }

  @Test
  void a_success_counts_for_one_attempt_only() {
    assertThat(failed(3).succeeded().failures()).isEqualTo(2);
    assertThat(SignInAttempts.NONE.succeeded()).isEqualTo(SignInAttempts.NONE);
  }
}
