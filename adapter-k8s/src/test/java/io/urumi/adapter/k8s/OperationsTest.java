package io.urumi.adapter.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailureException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

final class OperationsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private final Scheduler threads = Schedulers.newBoundedElastic(2, 100, "operations-test");
  private final Operations operations =
      new Operations(threads, Duration.ofSeconds(3), new FailureClassifier("https://lab.example"));

  @AfterEach
  void close() {
    threads.dispose();
  }

  @Test
  void blocking_work_never_runs_on_the_callers_thread() {
    Mono<String> name = operations.ask(() -> Thread.currentThread().getName());

    assertThat(name.subscribeOn(Schedulers.parallel()).block(PATIENCE))
        .startsWith("operations-test-");
  }

  @Test
  void nothing_is_done_before_somebody_subscribes() {
    AtomicInteger done = new AtomicInteger();

    Mono<Void> effect = operations.act(done::incrementAndGet);

    assertThat(done).hasValue(0);
    effect.block(PATIENCE);
    effect.block(PATIENCE);
    assertThat(done).hasValue(2);
  }

  @Test
  void no_more_run_at_once_than_there_are_threads() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch both = new CountDownLatch(2);

    List<Integer> results =
        Objects.requireNonNull(
            Flux.range(0, 20)
                .flatMap(
                    each ->
                        operations.ask(() -> {
                          most.accumulateAndGet(running.incrementAndGet(), Math::max);
                          both.countDown();
                          awaitQuietly(both);
                          running.decrementAndGet();
                          return each;
                        }),
                    20)
                .collectList()
                .block(PATIENCE));

    assertThat(results).hasSize(20);
    assertThat(most).hasValue(2);
  }

  @Test
  void work_knows_how_much_time_it_has() {
    assertThat(operations.ask(() -> Deadline.left(Duration.ofMinutes(1))).block(PATIENCE))
        .isPositive()
        .isLessThanOrEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void what_the_api_server_refuses_comes_out_classified() {
    ApiCall call = new ApiCall("get", ResourceKind.POD, "store-alpha", "p");

    assertThatExceptionOfType(StoreFailureException.class)
        .isThrownBy(() ->
            operations
                .act(() -> {
                  throw ApiCallException.noAnswer(call, new IOException("refused"));
                })
                .block(PATIENCE))
        .matches(failed -> failed.failure().code() == FailureCode.CLUSTER_UNREACHABLE);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
