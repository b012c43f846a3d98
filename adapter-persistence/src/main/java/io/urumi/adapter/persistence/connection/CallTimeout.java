package io.urumi.adapter.persistence.connection;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Runs every call of a driver with a timeout.
 *
 * @param scheduler runs the calls of a driver that blocks; null for a driver that does not
 * @param duration after it the database counts as lost
 */
public record CallTimeout(@Nullable Scheduler scheduler, Duration duration) {

  /** Runs a call, and {@code onTimeout} when the database does not respond. */
  public <T> Mono<T> mono(Publisher<T> call, Runnable onTimeout) {
    Mono<T> source = Mono.from(call);
    return (scheduler == null ? source : source.subscribeOn(scheduler))
        .timeout(duration, Mono.defer(() -> Mono.error(noResponse(onTimeout))));
  }

  /** Runs a call with several results, and {@code onTimeout} when the database does not respond. */
  public <T> Flux<T> flux(Publisher<T> call, Runnable onTimeout) {
    Flux<T> source = Flux.from(call);
    return (scheduler == null ? source : source.subscribeOn(scheduler))
        .timeout(duration, Flux.defer(() -> Flux.error(noResponse(onTimeout))));
  }

  private RuntimeException noResponse(Runnable onTimeout) {
    onTimeout.run();
    return new R2dbcNonTransientResourceException(
        "no response within " + duration.toMillis() + " ms");
  }
}
