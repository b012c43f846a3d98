package io.urumi.application.usecase.watch;

import io.urumi.domain.store.StoreId;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.driven.persistence.Signals;
import io.urumi.port.driving.WatchStoresQuery;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Follows the event log with one reader, however many watchers there are. The reader runs while
 * there is a watcher; without one, nothing is read.
 */
public final class WatchStores implements WatchStoresQuery {
  private static final Duration POLL_INTERVAL = Duration.ofSeconds(2);

  private final EventPages pages;
  private final Signals signals;
  private final Clock clock;
  private final Duration pollInterval;

  // Both are guarded by this object's monitor.
  private @Nullable EventReader reader;
  private int watchers;

  public WatchStores(PersistencePorts persistence, Clock clock) {
    this(persistence, clock, POLL_INTERVAL);
  }

  /**
   * @param pollInterval the longest time until an event is read whose signal was lost
   */
  WatchStores(PersistencePorts persistence, Clock clock, Duration pollInterval) {
    this.pages = new EventPages(persistence, clock);
    this.signals = persistence.signals();
    this.clock = clock;
    this.pollInterval = pollInterval;
  }

  @Override
  public Flux<Notice> watch(@Nullable Long afterId, @Nullable StoreId storeId, Runnable started) {
    return Flux.using(
        this::acquire,
        shared -> new Watcher(pages, shared, storeId).watch(afterId, started),
        _ -> release());
  }

  private synchronized EventReader acquire() {
    EventReader shared = reader;
    if (shared == null) {
      shared = new EventReader(pages, signals, clock, pollInterval);
      shared.start();
      reader = shared;
    }
    watchers++;
    return shared;
  }

  private synchronized void release() {
    watchers--;
    if (watchers == 0 && reader != null) {
      reader.stop();
      reader = null;
    }
  }
}
