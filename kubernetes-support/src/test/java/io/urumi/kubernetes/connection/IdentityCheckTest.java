package io.urumi.kubernetes.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.urumi.kubernetes.ApiRequest;
import io.urumi.kubernetes.ApiRequestException;
import io.urumi.kubernetes.ResourceType;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Many requests while the API server does not answer. */
final class IdentityCheckTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private Instant now = Instant.EPOCH;

  @Test
  void an_error_is_shared_for_a_moment_instead_of_asking_for_every_request() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    IdentityCheck check =
        new IdentityCheck(
            () -> {
              if (asked.incrementAndGet() <= 2) {
                throw noAnswer();
              }
              return "it";
            },
            () -> {},
            () -> now);
    check.require(_ -> {});

    for (int i = 0; i < 20; i++) {
      assertThatExceptionOfType(ApiRequestException.class)
          .isThrownBy(check::check)
          .withMessage("no answer");
    }
    assertThat(asked).hasValue(1);
    now = now.plusSeconds(2);
    assertThatExceptionOfType(ApiRequestException.class).isThrownBy(check::check);
    assertThat(asked).hasValue(2);
    now = now.plusSeconds(2);
    check.check();
    assertThat(asked).hasValue(3);
  }

  @Test
  void another_cluster_behind_the_address_is_noticed_within_a_minute_and_its_end_too()
      throws IOException {
    AtomicReference<String> answering = new AtomicReference<>("it");
    IdentityCheck check = new IdentityCheck(answering::get, () -> {}, () -> now);
    check.require(found -> {
      if (!found.equals("it")) {
        throw new IllegalStateException("it is " + found);
      }
    });
    check.check();
    answering.set("another");
    now = now.plusSeconds(61);

    for (int request = 0; request < 2; request++) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(check::check)
          .withMessage("it is another");
    }
    answering.set("it");
    now = now.plusSeconds(6);
    check.check();
  }

  @Test
  void a_request_that_waits_for_the_check_of_another_one_can_be_cancelled() throws Exception {
    CountDownLatch asking = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    IdentityCheck check =
        new IdentityCheck(
            () -> {
              asking.countDown();
              awaitUninterruptibly(answer);
              return "it";
            },
            () -> {},
            () -> now);
    check.require(_ -> {});
    Thread first = Thread.ofPlatform().daemon().start(() -> run(check));
    asking.await();
    CompletableFuture<Throwable> ended = new CompletableFuture<>();
    Thread second =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              try {
                check.check();
                ended.complete(new AssertionError("not interrupted"));
              } catch (IOException | RuntimeException thrown) {
                ended.complete(thrown);
              }
            });

    second.interrupt();

    try {
      assertThat(ended).succeedsWithin(TIMEOUT).isInstanceOf(InterruptedIOException.class);
    } finally {
      answer.countDown();
      first.join();
    }
  }

  private static void run(IdentityCheck check) {
    try {
      check.check();
    } catch (IOException other) {
      throw new IllegalStateException(other);
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private static ApiRequestException noAnswer() {
    return ApiRequestException.noAnswer(
        new ApiRequest("get", ResourceType.NAMESPACE, null, "kube-system"),
        new IOException("no answer"));
  }
}
