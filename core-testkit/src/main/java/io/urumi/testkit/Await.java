package io.urumi.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Waits for the results of ports, with a timeout. */
public final class Await {
  /** Far longer than any call takes on a slow machine. */
  public static final Duration LONGEST = Duration.ofSeconds(30);

  private Await() {}

  /** The single result. */
  public static <T> T one(Mono<T> answer) {
    return Objects.requireNonNull(answer.block(LONGEST), "an answer was expected");
  }

  /** The result; null when there is none. */
  public static <T> @Nullable T maybe(Mono<T> answer) {
    return answer.block(LONGEST);
  }

  /** All results. */
  public static <T> List<T> all(Flux<T> answers) {
    return one(answers.collectList());
  }

  /** Waits for completion. */
  public static void done(Publisher<?> work) {
    Flux.from(work).then().block(LONGEST);
  }
}
