package io.urumi.adapter.persistence;

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
 * A connection whose every call is guarded. Once the database stayed silent on it, it is closed and
 * never passes for valid again: an answer that comes late must not be taken for another question's.
 */
final class GuardedConnection implements Connection {
  private final Connection driver;
  private final Guard guard;
  private final AtomicBoolean lost = new AtomicBoolean();

  GuardedConnection(Connection driver, Guard guard) {
    this.driver = driver;
    this.guard = guard;
  }

  private void abandon() {
    if (lost.compareAndSet(false, true)) {
      // Nobody waits for it: the other side may never say goodbye.
      Mono.from(driver.close()).onErrorComplete().subscribe();
    }
  }

  private <T> Mono<T> guarded(Publisher<T> call) {
    return guard.mono(call, this::abandon);
  }

  @Override
  public Publisher<Void> beginTransaction() {
    return guarded(Mono.defer(() -> Mono.from(driver.beginTransaction())));
  }

  @Override
  public Publisher<Void> beginTransaction(TransactionDefinition definition) {
    return guarded(Mono.defer(() -> Mono.from(driver.beginTransaction(definition))));
  }

  @Override
  public Publisher<Void> close() {
    return Mono.defer(
        () -> lost.get() ? Mono.empty() : guarded(Mono.from(driver.close())).onErrorComplete());
  }

  @Override
  public Publisher<Void> commitTransaction() {
    return guarded(Mono.defer(() -> Mono.from(driver.commitTransaction())));
  }

  @Override
  public Batch createBatch() {
    Batch batch = driver.createBatch();
    return new GuardedBatch(batch, guard, this::abandon);
  }

  @Override
  public Publisher<Void> createSavepoint(String name) {
    return guarded(Mono.defer(() -> Mono.from(driver.createSavepoint(name))));
  }

  @Override
  public Statement createStatement(String sql) {
    return new GuardedStatement(driver.createStatement(sql), guard, this::abandon);
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
    return guarded(Mono.defer(() -> Mono.from(driver.releaseSavepoint(name))));
  }

  @Override
  public Publisher<Void> rollbackTransaction() {
    return guarded(Mono.defer(() -> Mono.from(driver.rollbackTransaction())));
  }

  @Override
  public Publisher<Void> rollbackTransactionToSavepoint(String name) {
    return guarded(Mono.defer(() -> Mono.from(driver.rollbackTransactionToSavepoint(name))));
  }

  @Override
  public Publisher<Void> setAutoCommit(boolean autoCommit) {
    return guarded(Mono.defer(() -> Mono.from(driver.setAutoCommit(autoCommit))));
  }

  @Override
  public Publisher<Void> setLockWaitTimeout(Duration timeout) {
    return guarded(Mono.defer(() -> Mono.from(driver.setLockWaitTimeout(timeout))));
  }

  @Override
  public Publisher<Void> setStatementTimeout(Duration timeout) {
    return guarded(Mono.defer(() -> Mono.from(driver.setStatementTimeout(timeout))));
  }

  @Override
  public Publisher<Void> setTransactionIsolationLevel(IsolationLevel level) {
    return guarded(Mono.defer(() -> Mono.from(driver.setTransactionIsolationLevel(level))));
  }

  @Override
  public Publisher<Boolean> validate(ValidationDepth depth) {
    return Mono.defer(() ->
        lost.get()
            ? Mono.just(false)
            : guarded(Mono.from(driver.validate(depth))).onErrorReturn(false));
  }
}
