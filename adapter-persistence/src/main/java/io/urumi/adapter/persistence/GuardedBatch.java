package io.urumi.adapter.persistence;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Result;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** A batch that runs through a {@link Guard}. */
final class GuardedBatch implements Batch {
  private final Batch driver;
  private final Guard guard;
  private final Runnable whenLost;

  GuardedBatch(Batch driver, Guard guard, Runnable whenLost) {
    this.driver = driver;
    this.guard = guard;
    this.whenLost = whenLost;
  }

  @Override
  public Batch add(String sql) {
    driver.add(sql);
    return this;
  }

  @Override
  public Publisher<? extends Result> execute() {
    return GuardedResult.run(Flux.defer(driver::execute), guard, whenLost);
  }
}
