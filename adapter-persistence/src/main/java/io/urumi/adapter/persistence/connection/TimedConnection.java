package io.urumi.adapter.persistence.connection;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionMetadata;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.TransactionDefinition;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * A connection whose every call has a timeout. After a timeout it is closed and stays invalid: a
 * late response must not be taken for the response to another statement.
 */
final class TimedConnection implements Connection {
  private final Connection driver;
  private final CallTimeout timeout;
  private final ConnectionSetup setup;
  private final AtomicBoolean invalid = new AtomicBoolean();

  TimedConnection(Connection driver, CallTimeout timeout, ConnectionSetup setup) {
    this.driver = driver;
    this.timeout = timeout;
    this.setup = setup;
  }

  private void invalidate() {
    if (invalid.compareAndSet(false, true)) {
      // Not awaited: the server may never respond.
      Mono.from(driver.close()).onErrorComplete().subscribe();
    }
  }

  private <T> Mono<T> timed(Publisher<T> call) {
    return timeout.mono(call, this::invalidate);
  }

  @Override
  public Publisher<Void> beginTransaction() {
    return timed(Mono.defer(() -> Mono.from(driver.beginTransaction())));
  }

  @Override
  public Publisher<Void> beginTransaction(TransactionDefinition definition) {
    return timed(Mono.defer(() -> Mono.from(driver.beginTransaction(definition))));
  }

  @Override
  public Publisher<Void> close() {
    return Mono.defer(
        () -> invalid.get() ? Mono.empty() : timed(Mono.from(driver.close())).onErrorComplete());
  }

  @Override
  public Publisher<Void> commitTransaction() {
    return timed(Mono.defer(() -> Mono.from(driver.commitTransaction())));
  }

  @Override
  public Batch createBatch() {
    Batch batch = driver.createBatch();
    return new TimedBatch(batch, timeout, this::invalidate);
  }

  @Override
  public Publisher<Void> createSavepoint(String name) {
    return timed(Mono.defer(() -> Mono.from(driver.createSavepoint(name))));
  }

  @Override
  public Statement createStatement(String sql) {
    return new TimedStatement(driver.createStatement(sql), timeout, this::invalidate);
  }

  @Override
  public boolean isAutoCommit() {
    return driver.isAutoCommit();
  }

  @Override
  public ConnectionMetadata getMetadata() {
    return driver.getMetadata();
  }

  @Override
  public IsolationLevel getTransactionIsolationLevel() {
    return driver.getTransactionIsolationLevel();
  }

  @Override
  public Publisher<Void> releaseSavepoint(String name) {
    return timed(Mono.defer(() -> Mono.from(driver.releaseSavepoint(name))));
  }

  @Override
  public Publisher<Void> rollbackTransaction() {
    return timed(Mono.defer(() -> Mono.from(driver.rollbackTransaction())));
  }

  @Override
  public Publisher<Void> rollbackTransactionToSavepoint(String name) {
    return timed(Mono.defer(() -> Mono.from(driver.rollbackTransactionToSavepoint(name))));
  }

  @Override
  public Publisher<Void> setAutoCommit(boolean autoCommit) {
    return timed(Mono.defer(() -> Mono.from(driver.setAutoCommit(autoCommit))));
  }

  @Override
  public Publisher<Void> setLockWaitTimeout(Duration timeout) {
    return timed(Mono.defer(() -> Mono.from(driver.setLockWaitTimeout(timeout))));
  }

  @Override
  public Publisher<Void> setStatementTimeout(Duration timeout) {
    return timed(Mono.defer(() -> Mono.from(driver.setStatementTimeout(timeout))));
  }

  @Override
  public Publisher<Void> setTransactionIsolationLevel(IsolationLevel level) {
    return timed(Mono.defer(() -> Mono.from(driver.setTransactionIsolationLevel(level))));
  }

  @Override
  public Publisher<Boolean> validate(ValidationDepth depth) {
    return Mono.defer(() ->
        invalid.get()
            ? Mono.just(false)
            : timed(Mono.from(setup.validate(driver, depth))).onErrorReturn(false));
  }
}
