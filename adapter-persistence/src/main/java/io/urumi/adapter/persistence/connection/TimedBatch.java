package io.urumi.adapter.persistence.connection;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Result;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** A batch with a timeout. */
final class TimedBatch implements Batch {
  private final Batch driver;
  private final CallTimeout timeout;
  private final Runnable onTimeout;

  TimedBatch(Batch driver, CallTimeout timeout, Runnable onTimeout) {
    this.driver = driver;
    this.timeout = timeout;
    this.onTimeout = onTimeout;
  }

  @Override
  public Batch add(String sql) {
    driver.add(sql);
    return this;
  }

  @Override
  public Publisher<? extends Result> execute() {
    return TimedResult.run(Flux.defer(driver::execute), timeout, onTimeout);
  }
}
