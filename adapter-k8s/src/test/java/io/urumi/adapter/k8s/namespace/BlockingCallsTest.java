package io.urumi.adapter.k8s.namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.urumi.adapter.k8s.watch.ResourceTypes;
import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.kubernetes.ApiFailureClassifier;
import io.urumi.kubernetes.ApiRequest;
import io.urumi.kubernetes.ApiRequestException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

final class BlockingCallsTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private final Scheduler threads = Schedulers.newBoundedElastic(2, 100, "blocking-calls-test");
  private final BlockingCalls calls =
      new BlockingCalls(
          threads, Duration.ofSeconds(3), new ApiFailureClassifier("https://lab.example"));

  @AfterEach
  void close() {
    threads.dispose();
  }

  @Test
  void blocking_work_never_runs_on_the_callers_thread() {
    Mono<String> name = calls.call(() -> Thread.currentThread().getName());

    assertThat(name.subscribeOn(Schedulers.parallel()).block(TIMEOUT))
        .startsWith("blocking-calls-test-");
  }

  @Test
  void nothing_runs_before_the_subscription() {
    AtomicInteger done = new AtomicInteger();

    Mono<Void> effect = calls.run(done::incrementAndGet);

    assertThat(done).hasValue(0);
    effect.block(TIMEOUT);
    effect.block(TIMEOUT);
    assertThat(done).hasValue(2);
  }

  @Test
  void no_more_calls_run_at_once_than_there_are_threads() {
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch both = new CountDownLatch(2);

    List<Integer> results =
        Objects.requireNonNull(
            Flux.range(0, 20)
                .flatMap(
                    each ->
                        calls.call(() -> {
                          most.accumulateAndGet(running.incrementAndGet(), Math::max);
                          both.countDown();
                          awaitQuietly(both);
                          running.decrementAndGet();
                          return each;
                        }),
                    20)
                .collectList()
                .block(TIMEOUT));

    assertThat(results).hasSize(20);
    assertThat(most).hasValue(2);
  }

  @Test
  void a_call_that_takes_too_long_fails_in_time_and_is_interrupted() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    Instant before = Instant.now();

    assertThatExceptionOfType(StoreFailureException.class)
        .isThrownBy(() ->
            calls
                .run(() -> {
                  try {
                    Thread.sleep(Duration.ofMinutes(1));
                  } catch (InterruptedException expected) {
                    interrupted.countDown();
                  }
                })
                .block(TIMEOUT))
        .matches(failed -> failed.failure().code() == FailureCode.CLUSTER_UNREACHABLE);
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
    assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void waiting_for_a_thread_does_not_count_as_time_of_the_call() {
    BlockingCalls one =
        new BlockingCalls(
            Schedulers.newBoundedElastic(1, 100, "blocking-calls-test"),
            Duration.ofMillis(900),
            new ApiFailureClassifier("https://lab.example"));

    assertThat(
            Flux.range(0, 4)
                .flatMap(
                    each ->
                        one.call(() -> {
                          Thread.sleep(Duration.ofMillis(400));
                          return each;
                        }),
                    4)
                .collectList()
                .block(TIMEOUT))
        .hasSize(4);
  }

  @Test
  void errors_of_the_api_server_are_classified() {
    ApiRequest request = new ApiRequest("get", ResourceTypes.POD, "store-alpha", "p");

    assertThatExceptionOfType(StoreFailureException.class)
        .isThrownBy(() ->
            calls
                .run(() -> {
                  throw ApiRequestException.noAnswer(request, new IOException("refused"));
                })
                .block(TIMEOUT))
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
