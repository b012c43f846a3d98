package io.urumi.adapter.simulated.release;

import io.urumi.domain.store.Namespace;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;

/** Runs operations on the same release one after another. */
public final class KeyedLock {
  private static final int STRIPES = 1024;

  private final List<Semaphore> stripes =
      IntStream.range(0, STRIPES).mapToObj(_ -> new Semaphore(1)).toList();

  /** Runs the work with the namespace locked; blocks the subscribing thread until it is free. */
  public <T> Mono<T> run(Namespace namespace, Mono<T> work) {
    Semaphore stripe = stripes.get(Math.floorMod(namespace.hashCode(), STRIPES));
    return Mono.using(
        () -> {
          stripe.acquireUninterruptibly();
          return stripe;
        },
        _ -> work,
        Semaphore::release);
  }
}
