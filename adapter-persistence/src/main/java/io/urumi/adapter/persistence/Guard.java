package io.urumi.adapter.persistence;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * How every call of a driver is run.
 *
 * @param scheduler where a driver that blocks may block; null for a driver that does not
 * @param answer how long a database may stay silent before it is taken for lost
 */
record Guard(@Nullable Scheduler scheduler, Duration answer) {

  /** Runs a call; {@code whenLost} when the database stayed silent. */
  <T> Mono<T> mono(Publisher<T> call, Runnable whenLost) {
    Mono<T> source = Mono.from(call);
    return (scheduler == null ? source : source.subscribeOn(scheduler))
        .timeout(answer, Mono.defer(() -> Mono.error(silence(whenLost))));
  }

  /** Runs a call with several answers; {@code whenLost} when the database stayed silent. */
  <T> Flux<T> flux(Publisher<T> call, Runnable whenLost) {
    Flux<T> source = Flux.from(call);
    return (scheduler == null ? source : source.subscribeOn(scheduler))
        .timeout(answer, Flux.defer(() -> Flux.error(silence(whenLost))));
  }

  private RuntimeException silence(Runnable whenLost) {
    whenLost.run();
    return new R2dbcNonTransientResourceException("no answer within " + answer.toMillis() + " ms");
  }
}
