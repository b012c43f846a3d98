package io.urumi.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Waits for what a port returns, but never for ever. */
public final class Await {
  /** Far longer than anything takes on a slow machine. */
  public static final Duration LONGEST = Duration.ofSeconds(30);

  private Await() {}

  /** The one answer. */
  public static <T> T one(Mono<T> answer) {
    return Objects.requireNonNull(answer.block(LONGEST), "an answer was expected");
  }

  /** The answer; null when there is none. */
  public static <T> @Nullable T maybe(Mono<T> answer) {
    return answer.block(LONGEST);
  }

  /** All answers. */
  public static <T> List<T> all(Flux<T> answers) {
    return one(answers.collectList());
  }

  /** Waits until it is done. */
  public static void done(Publisher<?> work) {
    Flux.from(work).then().block(LONGEST);
  }
}
