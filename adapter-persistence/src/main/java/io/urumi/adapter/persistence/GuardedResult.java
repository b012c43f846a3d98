package io.urumi.adapter.persistence;

import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * A result that is read through a {@link Guard}: PostgreSQL's driver hands out the result at once,
 * and asks the database only when it is read.
 */
final class GuardedResult implements Result {
  private final Result driver;
  private final Guard guard;
  private final Runnable whenLost;

  GuardedResult(Result driver, Guard guard, Runnable whenLost) {
    this.driver = driver;
    this.guard = guard;
    this.whenLost = whenLost;
  }

  /** Runs a statement or batch, and guards all of its results. */
  static Publisher<Result> run(
      Publisher<? extends Result> execution, Guard guard, Runnable whenLost) {
    return guard
        .flux(Flux.from(execution), whenLost)
        .map(result -> new GuardedResult(result, guard, whenLost));
  }

  @Override
  public Publisher<Long> getRowsUpdated() {
    return guard.flux(Flux.defer(driver::getRowsUpdated), whenLost);
  }

  @Override
  public <T> Publisher<T> map(BiFunction<Row, RowMetadata, ? extends T> mapping) {
    return guard.flux(Flux.defer(() -> driver.<T>map(mapping)), whenLost);
  }

  @Override
  public <T> Publisher<T> map(Function<? super Readable, ? extends T> mapping) {
    return guard.flux(Flux.defer(() -> driver.<T>map(mapping)), whenLost);
  }

  @Override
  public Result filter(Predicate<Segment> filter) {
    return new GuardedResult(driver.filter(filter), guard, whenLost);
  }

  @Override
  public <T> Publisher<T> flatMap(Function<Segment, ? extends Publisher<? extends T>> mapping) {
    return guard.flux(Flux.defer(() -> driver.<T>flatMap(mapping)), whenLost);
  }
}
