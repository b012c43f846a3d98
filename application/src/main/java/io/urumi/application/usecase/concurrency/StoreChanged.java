package io.urumi.application.usecase.concurrency;

import io.urumi.port.model.ConcurrentChangesException;
import java.io.Serial;
import java.time.Duration;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** A store has changed since it was read; rolls the transaction back, which is then repeated. */
public final class StoreChanged extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private static final int ATTEMPTS = 10;

  /** To be thrown in the transaction. */
  public StoreChanged() {
    super(null, null, false, false);
  }

  /**
   * The transaction, repeated while the store changes in between.
   *
   * @return fails with {@link ConcurrentChangesException} when it changed each time
   */
  public static <T> Mono<T> repeat(Mono<T> transaction) {
    return transaction.retryWhen(
        Retry.backoff(ATTEMPTS, Duration.ofMillis(5))
            .maxBackoff(Duration.ofMillis(100))
            .filter(StoreChanged.class::isInstance)
            .onRetryExhaustedThrow((_, _) -> new ConcurrentChangesException()));
  }
}
