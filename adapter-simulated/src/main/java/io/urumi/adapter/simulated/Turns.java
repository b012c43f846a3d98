package io.urumi.adapter.simulated;

import io.urumi.domain.store.Namespace;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import reactor.core.publisher.Mono;

/** Lets operations on the same release happen one after another. */
final class Turns {
  private static final int STRIPES = 1024;

  private final List<Semaphore> stripes =
      IntStream.range(0, STRIPES).mapToObj(_ -> new Semaphore(1)).toList();

  /** The work, when it is its turn; blocks the thread it is subscribed on until then. */
  <T> Mono<T> take(Namespace namespace, Mono<T> work) {
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
