package io.urumi.adapter.persistence.sql;

import io.urumi.port.driven.persistence.Transactions;
import reactor.core.publisher.Mono;

/** Transactions of one database. */
public final class R2dbcTransactions implements Transactions {
  private final Database database;

  public R2dbcTransactions(Database database) {
    this.database = database;
  }

  @Override
  public <T> Mono<T> within(Mono<T> work) {
    return database.transactional(work);
  }
}
