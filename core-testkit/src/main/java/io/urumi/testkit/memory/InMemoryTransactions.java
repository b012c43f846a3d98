package io.urumi.testkit.memory;

import io.urumi.port.driven.persistence.Transactions;
import reactor.core.publisher.Mono;

/** Transactions that run one after another. One within another is part of the outer one. */
final class InMemoryTransactions implements Transactions {
  private final InMemoryDatabase database;

  InMemoryTransactions(InMemoryDatabase database) {
    this.database = database;
  }

  @Override
  public <T> Mono<T> within(Mono<T> work) {
    return database.within(work);
  }
}
