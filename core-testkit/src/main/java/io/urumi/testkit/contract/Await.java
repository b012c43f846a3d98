package io.urumi.testkit.contract;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Waits for what a port returns, but never for ever. */
final class Await {
  /** Far longer than anything takes on a slow machine. */
  static final Duration LONGEST = Duration.ofSeconds(30);

  private Await() {}

  /** The one answer. */
  static <T> T one(Mono<T> answer) {
    return Objects.requireNonNull(answer.block(LONGEST), "an answer was expected");
  }

  /** The answer; null when there is none. */
  static <T> @Nullable T maybe(Mono<T> answer) {
    return answer.block(LONGEST);
  }

  /** All answers. */
  static <T> List<T> all(Flux<T> answers) {
    return one(answers.collectList());
  }

  /** Waits until it is done. */
  static void done(Publisher<?> work) {
    Flux.from(work).then().block(LONGEST);
  }
}
