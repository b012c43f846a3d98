package io.urumi.adapter.persistence.connection;

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
 * A result with a timeout: PostgreSQL's driver returns the result at once, and queries the database
 * only when it is read.
 */
final class TimedResult implements Result {
  private final Result driver;
  private final CallTimeout timeout;
  private final Runnable onTimeout;

  TimedResult(Result driver, CallTimeout timeout, Runnable onTimeout) {
    this.driver = driver;
    this.timeout = timeout;
    this.onTimeout = onTimeout;
  }

  /** Runs a statement or batch with a timeout, also while its results are read. */
  static Publisher<Result> run(
      Publisher<? extends Result> execution, CallTimeout timeout, Runnable onTimeout) {
    return timeout
        .flux(Flux.from(execution), onTimeout)
        .map(result -> new TimedResult(result, timeout, onTimeout));
  }

  @Override
  public Publisher<Long> getRowsUpdated() {
    return timeout.flux(Flux.defer(driver::getRowsUpdated), onTimeout);
  }

  @Override
  public <T> Publisher<T> map(BiFunction<Row, RowMetadata, ? extends T> mapping) {
    return timeout.flux(Flux.defer(() -> driver.<T>map(mapping)), onTimeout);
  }

  @Override
  public <T> Publisher<T> map(Function<? super Readable, ? extends T> mapping) {
    return timeout.flux(Flux.defer(() -> driver.<T>map(mapping)), onTimeout);
  }

  @Override
  public Result filter(Predicate<Segment> filter) {
    return new TimedResult(driver.filter(filter), timeout, onTimeout);
  }

  @Override
  public <T> Publisher<T> flatMap(Function<Segment, ? extends Publisher<? extends T>> mapping) {
    return timeout.flux(Flux.defer(() -> driver.<T>flatMap(mapping)), onTimeout);
  }
}
