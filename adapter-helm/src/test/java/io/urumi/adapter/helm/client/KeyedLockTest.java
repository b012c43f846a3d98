package io.urumi.adapter.helm.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.urumi.adapter.helm.failure.HelmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KeyedLockTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private final KeyedLock locks = new KeyedLock();

  @Test
  void operations_with_the_same_key_never_overlap() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Integer>> results = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        results.add(
            threads.submit(() ->
                locks.exclusively(
                    "store-a",
                    TIMEOUT,
                    () -> {
                      most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                      Thread.yield();
                      return inside.decrementAndGet();
                    })));
      }
      for (Future<Integer> result : results) {
        assertThat(result.get(20, TimeUnit.SECONDS)).isZero();
      }
    }
    assertThat(most).hasValue(1);
  }

  @Test
  void operations_with_different_keys_do_not_wait_for_each_other() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      Future<Boolean> one = threads.submit(() -> locks.exclusively("a", TIMEOUT, () -> meet(both)));
      Future<Boolean> two = threads.submit(() -> locks.exclusively("b", TIMEOUT, () -> meet(both)));
      assertThat(one.get(20, TimeUnit.SECONDS)).isTrue();
      assertThat(two.get(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static boolean meet(CountDownLatch both) throws InterruptedException {
    both.countDown();
    return both.await(10, TimeUnit.SECONDS);
  }

  @Test
  void a_wait_that_exceeds_its_timeout_fails_because_another_operation_is_in_progress()
      throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(1)) {
      threads.submit(() ->
          locks.exclusively(
              "store-a",
              TIMEOUT,
              () -> {
                held.countDown();
                return done.await(20, TimeUnit.SECONDS);
              }));
      assertThat(held.await(20, TimeUnit.SECONDS)).isTrue();

      assertThatExceptionOfType(HelmException.class)
          .isThrownBy(() -> locks.exclusively("store-a", Duration.ofMillis(50), () -> true))
          .withMessageContaining("is in progress");
      done.countDown();
    }
    assertThat(locks.exclusively("store-a", TIMEOUT, () -> true)).isTrue();
  }

  @Test
  void a_failed_operation_releases_the_lock() throws Exception {
    assertThatExceptionOfType(HelmException.class)
        .isThrownBy(() ->
            locks.exclusively(
                "store-a",
                TIMEOUT,
                () -> {
                  throw new HelmException("no");
                }));

    assertThat(locks.exclusively("store-a", TIMEOUT, () -> true)).isTrue();
  }
}
