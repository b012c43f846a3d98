package io.urumi.adapter.persistence.connection;

import java.time.Duration;

/**
 * How long the database may take.
 *
 * @param acquire longest wait for a connection, also while others use all of them, including its
 *     creation and validation
 * @param statement longest time of one statement, enforced by the database
 */
public record DatabaseTimeouts(Duration acquire, Duration statement) {
  private static final Duration MAX_CONNECT = Duration.ofSeconds(5);

  public DatabaseTimeouts {
    if (acquire.toMillis() < 1 || statement.toMillis() < 1) {
      throw new IllegalArgumentException("timeouts of a database are at least a millisecond");
    }
  }

  /** A burst of several hundred requests waits for connections; it finds the database available. */
  public static DatabaseTimeouts defaults() {
    return new DatabaseTimeouts(Duration.ofSeconds(15), Duration.ofSeconds(10));
  }

  /** Longest creation of a connection: a database that takes longer is not available. */
  public Duration connect() {
    return acquire.compareTo(MAX_CONNECT) < 0 ? acquire : MAX_CONNECT;
  }

  /** Waiting for a lock ends before the statement does, so that the error names the lock. */
  public Duration lockWait() {
    return statement.dividedBy(2);
  }

  /** After this the database counts as lost: it should have ended the statement before. */
  public Duration response() {
    return statement.plus(statement.dividedBy(2));
  }

  /** A transaction that is idle for this long belongs to a replica that was cut off. */
  public Duration idleTransaction() {
    return statement.multipliedBy(3);
  }

  /** For connections that are enough for all their callers at any time. */
  public DatabaseTimeouts withoutQueue() {
    return withAcquire(connect());
  }

  public DatabaseTimeouts withAcquire(Duration next) {
    return new DatabaseTimeouts(next, statement);
  }

  public DatabaseTimeouts withStatement(Duration next) {
    return new DatabaseTimeouts(acquire, next);
  }
}
