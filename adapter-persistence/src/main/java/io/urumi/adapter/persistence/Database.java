package io.urumi.adapter.persistence;

import io.r2dbc.spi.ConnectionFactory;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What the repositories share: SQL, transactions, and one meaning of a database that is gone. */
final class Database {
  private final DatabaseClient client;
  private final TransactionalOperator transactions;

  Database(ConnectionFactory connections) {
    client = DatabaseClient.create(connections);
    transactions = TransactionalOperator.create(new R2dbcTransactionManager(connections));
  }

  /** A statement with named parameters; takes part in the current transaction, if there is one. */
  DatabaseClient.GenericExecuteSpec sql(String sql) {
    return client.sql(sql);
  }

  /** Runs work in the current transaction, or in one of its own when there is none. */
  <T> Mono<T> transactional(Mono<T> work) {
    return translated(transactions.transactional(work));
  }

  /** The current transaction; empty when there is none. */
  Mono<TransactionSynchronizationManager> currentTransaction() {
    return TransactionSynchronizationManager.forCurrentTransaction()
        .onErrorResume(NoTransactionException.class, _ -> Mono.empty());
  }

  <T> Mono<T> translated(Mono<T> work) {
    return work.onErrorMap(DatabaseErrors::translate);
  }

  <T> Flux<T> translated(Flux<T> work) {
    return work.onErrorMap(DatabaseErrors::translate);
  }
}
