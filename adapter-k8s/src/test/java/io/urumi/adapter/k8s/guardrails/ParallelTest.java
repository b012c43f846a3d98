package io.urumi.adapter.k8s.guardrails;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ParallelTest {
  @Test
  void calls_run_at_the_same_time() {
    CyclicBarrier all = new CyclicBarrier(3);

    assertThat(
            Parallel.map(
                List.of("a", "b", "c"),
                Function.identity(),
                item -> {
                  await(all);
                  return item + item;
                }))
        .containsOnly(Map.entry("a", "aa"), Map.entry("b", "bb"), Map.entry("c", "cc"));
  }

  @Test
  void the_first_failure_in_the_order_of_the_items_is_thrown_when_all_calls_have_ended() {
    AtomicBoolean ended = new AtomicBoolean();

    assertThatThrownBy(() ->
            Parallel.map(
                List.of("a", "b", "c"),
                Function.identity(),
                item -> {
                  if (item.equals("c")) {
                    // Long after the failures of the others.
                    pause();
                    ended.set(true);
                    return item;
                  }
                  throw new IllegalArgumentException(item);
                }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a");
    assertThat(ended).isTrue();
  }

  @Test
  void of_items_with_the_same_key_the_last_counts() {
    assertThat(Parallel.map(List.of("a1", "a2"), item -> item.substring(0, 1), item -> item))
        .containsOnly(Map.entry("a", "a2"));
  }

  private static void pause() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException ended) {
      throw new IllegalStateException(ended);
    }
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
      throw new IllegalStateException(alone);
    }
  }
}
