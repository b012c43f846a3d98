package io.urumi.adapter.helm.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** How many operations of Helm run concurrently. */
class HelmExecutorTest {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final int CONCURRENCY = 3;
  private static final int REQUESTED = 40;

  private final HelmExecutor executor = new HelmExecutor(CONCURRENCY);

  @AfterEach
  void close() {
    executor.close();
  }

  @Test
  void exactly_the_allowed_number_of_operations_runs_concurrently() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    // The first ones wait for each other, which proves that they run concurrently.
    CountDownLatch together = new CountDownLatch(CONCURRENCY);

    Long done =
        Flux.range(0, REQUESTED)
            .flatMap(
                _ ->
                    executor.write(() -> {
                      most.accumulateAndGet(running.incrementAndGet(), Math::max);
                      together.countDown();
                      boolean met = together.await(LONGEST.toSeconds(), TimeUnit.SECONDS);
                      running.decrementAndGet();
                      return met;
                    }),
                REQUESTED)
            .filter(met -> met)
            .count()
            .block(LONGEST);

    assertThat(done).isEqualTo(REQUESTED);
    assertThat(most).hasValue(CONCURRENCY);
  }

  @Test
  void a_read_does_not_wait_for_changes() {
    CountDownLatch release = new CountDownLatch(1);
    Flux<Boolean> changes =
        Flux.range(0, REQUESTED)
            .flatMap(
                _ -> executor.write(() -> release.await(LONGEST.toSeconds(), TimeUnit.SECONDS)),
                REQUESTED)
            .replay()
            .autoConnect(0);

    assertThat(executor.read(() -> "seen").block(LONGEST)).isEqualTo("seen");

    release.countDown();
    assertThat(changes.all(ended -> ended).block(LONGEST)).isTrue();
  }
}
