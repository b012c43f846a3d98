package io.urumi.adapter.persistence;

import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** A statement that runs through a {@link Guard}. */
final class GuardedStatement implements Statement {
  private final Statement driver;
  private final Guard guard;
  private final Runnable whenLost;

  GuardedStatement(Statement driver, Guard guard, Runnable whenLost) {
    this.driver = driver;
    this.guard = guard;
    this.whenLost = whenLost;
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
    return GuardedResult.run(Flux.defer(driver::execute), guard, whenLost);
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
