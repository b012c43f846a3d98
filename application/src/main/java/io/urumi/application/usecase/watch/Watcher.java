package io.urumi.application.usecase.watch;

import io.urumi.port.driving.WatchStoresQuery.Departed;
import io.urumi.port.driving.WatchStoresQuery.Notice;
import io.urumi.port.driving.WatchStoresQuery.Reset;
import io.urumi.port.driving.WatchStoresQuery.Update;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * One stream of events. Takes the events after its position out of the window of the shared reader;
 * a position that the window has passed is read from the event log, until the window is reached.
 */
final class Watcher {
  private final EventPages pages;
  private final EventReader reader;
  private final EventSelection selection;
  private final AtomicLong position = new AtomicLong();
  private final AtomicBoolean caughtUp = new AtomicBoolean();

  Watcher(EventPages pages, EventReader reader, EventSelection selection) {
    this.pages = pages;
    this.reader = reader;
    this.selection = selection;
  }

  /**
   * @param afterId null for events from now on, 0 for everything that is kept
   * @param started runs when the position is known
   */
  Flux<Notice> watch(@Nullable Long afterId, Runnable started) {
    return start(afterId)
        .flatMapMany(start -> {
          position.set(start.position());
          started.run();
          Reset reset = start.reset();
          return reset == null ? follow() : Flux.concat(Flux.just(reset), follow());
        });
  }

  // ------------------------------------------------------------------ the start

  /**
   * @param reset the first notice; null when the watcher missed nothing
   */
  private record Start(long position, @Nullable Reset reset) {
    static Start at(long position) {
      return new Start(position, null);
    }

    static Start after(long latest, Reset.Reason reason) {
      return new Start(latest, new Reset(latest, reason));
    }
  }

  private Mono<Start> start(@Nullable Long afterId) {
    EventWindow now = reader.window();
    if (afterId != null && now != null && now.covers(afterId) && afterId <= now.to()) {
      return Mono.just(Start.at(afterId));
    }
    return reader
        .refreshed()
        .flatMap(window -> {
          if (afterId == null) {
            return Mono.just(Start.at(window.to()));
          }
          if (afterId > window.to()) {
            return startAfterTheReader(afterId);
          }
          return window.covers(afterId)
              ? Mono.just(Start.at(afterId))
              : startBeforeTheWindow(afterId, window.to());
        });
  }

  /**
   * The newest events may be of a kind that this version cannot read: the reader is before them.
   */
  private Mono<Start> startAfterTheReader(long afterId) {
    return pages
        .latestId()
        .map(latest ->
            afterId > latest ? Start.after(latest, Reset.Reason.UNKNOWN) : Start.at(afterId));
  }

  private Mono<Start> startBeforeTheWindow(long afterId, long latest) {
    return pages
        .floor()
        .map(floor -> {
          if (afterId == 0) {
            return Start.at(floor);
          }
          return afterId < floor ? Start.after(latest, Reset.Reason.TRIMMED) : Start.at(afterId);
        });
  }

  // ------------------------------------------------------------------ the events

  private Flux<Notice> follow() {
    // The changes first: none may be missed after the first look at the window.
    return Flux.merge(reader.changes().map(_ -> true), Flux.just(true))
        .onBackpressureLatest()
        // On another thread: a watcher must not delay the reader or the other watchers.
        .publishOn(Schedulers.parallel(), 1)
        .concatMap(_ -> catchUp(), 0);
  }

  /** All events after the position, each after the one before was consumed. */
  private Flux<Notice> catchUp() {
    return Flux.defer(
            () -> {
              caughtUp.set(false);
              return window().covers(position.get()) ? fromWindow() : fromLog();
            })
        .repeat(() -> !caughtUp.get());
  }

  /** Ends at the end of the window, or when the window has passed the position. */
  private Flux<Notice> fromWindow() {
    return Flux.generate(sink -> {
      EventWindow window = window();
      long last = position.get();
      Notice next = window.covers(last) ? window.next(last, selection) : null;
      if (next != null) {
        position.set(id(next));
        sink.next(next);
        return;
      }
      if (window.covers(last)) {
        position.set(Math.max(last, window.to()));
        caughtUp.set(true);
      }
      sink.complete();
    });
  }

  /** One page; without any event, the position is that of the reader before the page was read. */
  private Flux<Notice> fromLog() {
    return Flux.defer(
            () -> {
              long reached = window().to();
              return pages
                  .after(position.get(), selection)
                  .flatMapMany(page ->
                      page.isEmpty()
                          ? advance(reached)
                          : Flux.concat(updates(page), advance(page.end())));
            })
        .retryWhen(EventPages.untilItSucceeds());
  }

  private Flux<Notice> updates(EventPages.Page page) {
    return Flux.concat(
        Mono.justOrEmpty(page.missed()),
        Flux.fromIterable(page.notices()).doOnNext(notice -> position.set(id(notice))));
  }

  private static long id(Notice notice) {
    return switch (notice) {
      case Update update -> update.event().id();
      case Departed departed -> departed.id();
      case Reset reset -> reset.resumedAt();
    };
  }

  private Flux<Notice> advance(long reached) {
    return Flux.defer(() -> {
      position.accumulateAndGet(reached, Math::max);
      return Flux.empty();
    });
  }

  private EventWindow window() {
    return Objects.requireNonNull(reader.window());
  }
}
