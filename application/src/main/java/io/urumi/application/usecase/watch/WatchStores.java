package io.urumi.application.usecase.watch;

import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driven.persistence.ScopedPersistencePorts;
import io.urumi.port.driven.persistence.Signals;
import io.urumi.port.driving.WatchStoresQuery;
import io.urumi.port.driving.WatchStoresQuery.Notice;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Follows the event log with one reader, however many watchers there are. The reader runs while
 * there is a watcher; without one, nothing is read.
 */
public final class WatchStores {
  private static final Duration POLL_INTERVAL = Duration.ofSeconds(2);

  private final EventPages pages;
  private final EventSelection all;
  private final Signals signals;
  private final Clock clock;
  private final Duration pollInterval;

  // Both are guarded by this object's monitor.
  private @Nullable EventReader reader;
  private int watchers;

  /**
   * @param all of the reader, which reads for all watchers; contains the scope of each
   */
  public WatchStores(ScopedPersistencePorts persistence, ObjectScope all, Clock clock) {
    this(persistence, all, clock, POLL_INTERVAL);
  }

  /**
   * @param pollInterval the longest time until an event is read whose signal was lost
   */
  WatchStores(
      ScopedPersistencePorts persistence, ObjectScope all, Clock clock, Duration pollInterval) {
    this.all = new EventSelection(all, null);
    this.pages = new EventPages(persistence, clock);
    this.signals = persistence.signals();
    this.clock = clock;
    this.pollInterval = pollInterval;
  }

  /** As {@link WatchStoresQuery#watch}, for a scope. */
  public Flux<Notice> watch(
      ObjectScope scope, @Nullable Long afterId, @Nullable StoreId storeId, Runnable started) {
    EventSelection selection = new EventSelection(scope, storeId);
    return Flux.using(
        this::acquire,
        shared -> new Watcher(pages, shared, selection).watch(afterId, started),
        _ -> release());
  }

  private synchronized EventReader acquire() {
    EventReader shared = reader;
    if (shared == null) {
      shared = new EventReader(pages, all, signals, clock, pollInterval);
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
