package io.urumi.adapter.k8s.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what a watch brings. */
final class Await {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private Await() {}

  static void until(BooleanSupplier condition) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited for " + LIMIT).isLessThan(end);
      try {
        Thread.sleep(5);
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(ended);
      }
    }
  }
}
