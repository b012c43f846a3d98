package io.urumi.port.driven.persistence;

import reactor.core.publisher.Mono;

/** Makes several changes of the same database happen all or not at all. */
public interface Transactions {
  /** Runs the work in one transaction; an error or a cancellation rolls it back. */
  <T> Mono<T> within(Mono<T> work);
}
