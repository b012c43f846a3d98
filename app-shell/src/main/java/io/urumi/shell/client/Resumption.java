package io.urumi.shell.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** What has to be remembered between two connections of one event stream. */
final class Resumption {
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final ConnectionSettings settings;
  private volatile @Nullable String lastEventId;
  private volatile int failures;

  Resumption(ConnectionSettings settings, @Nullable String lastEventId) {
    this.settings = settings;
    this.lastEventId = lastEventId;
  }

  @Nullable String lastEventId() {
    return lastEventId;
  }

  void received(String eventId) {
    lastEventId = eventId;
  }

  /** The server said something, so earlier failures no longer count. */
  void alive() {
    failures = 0;
  }

  /** Says that the stream was lost, or gives up when it was refused or lost too often. */
  Flux<StreamSignal> lost(Throwable failure) {
    boolean passing =
        failure instanceof UnreachableException
            || failure instanceof ProblemException problem
                && (problem.status() == 429 || problem.status() >= 500);
    if (!passing || failures + 1 > settings.streamAttempts()) {
      return Flux.error(failure);
    }
    failures = failures + 1;
    return Flux.just(new StreamSignal.Interrupted(String.valueOf(failure.getMessage()), delay()));
  }

  /** Doubles with each failure in a row. */
  Duration delay() {
    Duration delay = settings.retryDelay().multipliedBy(1L << Math.min(failures, 10));
    return delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
  }
}
