package io.urumi.adapter.persistence;

import java.time.Duration;

/**
 * How patient to be with a database.
 *
 * @param connections most connections at a time
 * @param acquire longest wait for a connection, its making and checking included
 * @param statement longest time of one statement, kept by the database
 */
record Patience(int connections, Duration acquire, Duration statement) {
  Patience {
    if (connections < 1) {
      throw new IllegalArgumentException("at least one connection, not " + connections);
    }
    if (acquire.toMillis() < 1 || statement.toMillis() < 1) {
      throw new IllegalArgumentException("timeouts of a database are at least a millisecond");
    }
  }

  static Patience defaults() {
    return new Patience(10, Duration.ofSeconds(5), Duration.ofSeconds(10));
  }

  /** Waiting for a lock ends before the statement does, so that the error names the lock. */
  Duration lock() {
    return statement.dividedBy(2);
  }

  /** After this the database is taken for lost: it should have ended the statement itself. */
  Duration answer() {
    return statement.plus(statement.dividedBy(2));
  }

  /** A transaction that does nothing for so long belongs to a replica that was cut off. */
  Duration idleTransaction() {
    return statement.multipliedBy(3);
  }

  Patience withConnections(int next) {
    return new Patience(next, acquire, statement);
  }

  Patience withAcquire(Duration next) {
    return new Patience(connections, next, statement);
  }

  Patience withStatement(Duration next) {
    return new Patience(connections, acquire, next);
  }
}
