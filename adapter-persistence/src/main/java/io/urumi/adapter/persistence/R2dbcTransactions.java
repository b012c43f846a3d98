package io.urumi.adapter.persistence;

import io.urumi.port.driven.persistence.Transactions;
import reactor.core.publisher.Mono;

/** Transactions of the one database. */
final class R2dbcTransactions implements Transactions {
  private final Database database;

  R2dbcTransactions(Database database) {
    this.database = database;
  }

  @Override
  public <T> Mono<T> within(Mono<T> work) {
    return database.transactional(work);
  }
}
