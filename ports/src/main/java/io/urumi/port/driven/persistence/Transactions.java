package io.urumi.port.driven.persistence;

import reactor.core.publisher.Mono;

/** Runs several changes of the database in one transaction. */
public interface Transactions {
  /** Runs the work in one transaction; an error or a cancellation rolls it back. */
  <T> Mono<T> within(Mono<T> work);
}
