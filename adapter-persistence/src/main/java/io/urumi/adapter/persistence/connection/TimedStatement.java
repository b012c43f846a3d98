package io.urumi.adapter.persistence.connection;

import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** A statement with a timeout. */
final class TimedStatement implements Statement {
  private final Statement driver;
  private final CallTimeout timeout;
  private final Runnable onTimeout;

  TimedStatement(Statement driver, CallTimeout timeout, Runnable onTimeout) {
    this.driver = driver;
    this.timeout = timeout;
    this.onTimeout = onTimeout;
  }

  @Override
  public Statement add() {
    driver.add();
    return this;
  }

  @Override
  public Statement bind(int index, Object value) {
    driver.bind(index, value);
    return this;
  }

  @Override
  public Statement bind(String name, Object value) {
    driver.bind(name, value);
    return this;
  }

  @Override
  public Statement bindNull(int index, Class<?> type) {
    driver.bindNull(index, type);
    return this;
  }

  @Override
  public Statement bindNull(String name, Class<?> type) {
    driver.bindNull(name, type);
    return this;
  }

  @Override
  public Publisher<? extends Result> execute() {
    return TimedResult.run(Flux.defer(driver::execute), timeout, onTimeout);
  }

  @Override
  public Statement fetchSize(int rows) {
    driver.fetchSize(rows);
    return this;
  }

  @Override
  public Statement returnGeneratedValues(String... columns) {
    driver.returnGeneratedValues(columns);
    return this;
  }
}
