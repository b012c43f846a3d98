package io.urumi.adapter.persistence.sql;

import io.r2dbc.spi.ConnectionFactory;
import java.util.function.UnaryOperator;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** SQL, transactions and error translation for all repositories. */
public final class Database {
  private final DatabaseClient client;
  private final TransactionalOperator transactions;
  private final UnaryOperator<Throwable> translation;

  /**
   * @param translation translates a driver's or Spring's error
   */
  public Database(ConnectionFactory connections, UnaryOperator<Throwable> translation) {
    client = DatabaseClient.create(connections);
    transactions = TransactionalOperator.create(new R2dbcTransactionManager(connections));
    this.translation = translation;
  }

  /** A statement with named parameters, in the current transaction if there is one. */
  public DatabaseClient.GenericExecuteSpec sql(String sql) {
    return client.sql(sql);
  }

  /** Runs work in the current transaction, or in a new one when there is none. */
  public <T> Mono<T> transactional(Mono<T> work) {
    return translated(transactions.transactional(work));
  }

  /** The current transaction; empty when there is none. */
  public Mono<TransactionSynchronizationManager> currentTransaction() {
    return TransactionSynchronizationManager.forCurrentTransaction()
        .onErrorResume(NoTransactionException.class, _ -> Mono.empty());
  }

  /** Executes a statement that changes rows; returns their number. */
  public Mono<Long> update(DatabaseClient.GenericExecuteSpec statement) {
    return translated(statement.fetch().rowsUpdated());
  }

  /** Executes a statement; returns whether it changed a row. */
  public Mono<Boolean> changes(DatabaseClient.GenericExecuteSpec statement) {
    return update(statement).map(rows -> rows > 0);
  }

  public <T> Mono<T> translated(Mono<T> work) {
    return work.onErrorMap(translation);
  }

  public <T> Flux<T> translated(Flux<T> work) {
    return work.onErrorMap(translation);
  }
}
