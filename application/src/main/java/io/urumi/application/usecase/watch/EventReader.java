package io.urumi.application.usecase.watch;

import io.urumi.port.driven.persistence.Signals;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

/**
 * Reads new events once for all watchers: at every signal and, because a signal may be lost, at a
 * fixed interval. Watchers take the events out of its window, each at its own speed; nothing is
 * buffered for any of them.
 */
final class EventReader {
  private final EventPages pages;
  private final EventSelection selection;
  private final Signals signals;
  private final Clock clock;
  private final Duration pollInterval;
  private final Disposable.Swap reading = Disposables.swap();
  private final Sinks.Many<EventWindow> changes = Sinks.many().multicast().directBestEffort();
  private final Queue<Sinks.One<EventWindow>> waiting = new ConcurrentLinkedQueue<>();

  /** Null until the position of the reader is known. */
  private volatile @Nullable EventWindow window;

  /** Null until the first read. */
  private volatile @Nullable FluxSink<Object> requests;

  EventReader(
      EventPages pages,
      EventSelection selection,
      Signals signals,
      Clock clock,
      Duration pollInterval) {
    this.pages = pages;
    this.selection = selection;
    this.signals = signals;
    this.clock = clock;
    this.pollInterval = pollInterval;
  }

  /** Starts at the newest event; once. */
  void start() {
    reading.update(
        Mono.defer(pages::latestId)
            .doOnNext(latest -> window = EventWindow.at(latest))
            .doOnError(failure -> takeWaiting().forEach(each -> each.tryEmitError(failure)))
            .retryWhen(EventPages.untilItSucceeds())
            .thenMany(triggers())
            .onBackpressureLatest()
            .concatMap(_ -> readNext(), 0)
            // On another thread: the first watcher must not wait for the database here.
            .subscribeOn(Schedulers.parallel())
            .subscribe());
  }

  void stop() {
    reading.dispose();
  }

  /** The newest events; null until the reader has started. */
  @Nullable EventWindow window() {
    return window;
  }

  /** Emits after each change of the window. */
  Flux<EventWindow> changes() {
    return changes.asFlux();
  }

  /**
   * The window after a read that began after the subscription. Watchers that begin at the same time
   * share a read.
   */
  Mono<EventWindow> refreshed() {
    return Mono.defer(() -> {
      Sinks.One<EventWindow> answer = Sinks.one();
      waiting.add(answer);
      FluxSink<Object> sink = requests;
      if (sink != null) {
        sink.next(answer);
      }
      return answer.asMono().publishOn(Schedulers.parallel());
    });
  }

  private Flux<Object> triggers() {
    return Flux.merge(
        // First, so that whoever waits is seen by the first read or can request another.
        Flux.create(sink -> requests = sink, FluxSink.OverflowStrategy.LATEST),
        signals.receive().filter(Signals.Signal.EVENTS_APPENDED::equals),
        Flux.interval(pollInterval).onBackpressureDrop(),
        Flux.just(0L));
  }

  private Mono<Void> readNext() {
    return Mono.defer(
            () -> {
              List<Sinks.One<EventWindow>> served = takeWaiting();
              return readPages()
                  .doOnSuccess(_ -> served.forEach(each -> each.tryEmitValue(current())))
                  .doOnError(failure -> served.forEach(each -> each.tryEmitError(failure)));
            })
        .retryWhen(EventPages.untilItSucceeds());
  }

  private Mono<Void> readPages() {
    AtomicBoolean more = new AtomicBoolean();
    return Mono.defer(() -> pages.after(current().to(), selection))
        .doOnNext(page -> {
          more.set(page.isFull());
          EventWindow extended = current().extend(page, clock.instant());
          window = extended;
          if (!page.isEmpty()) {
            changes.tryEmitNext(extended);
          }
        })
        .repeat(more::get)
        .then();
  }

  private EventWindow current() {
    return Objects.requireNonNull(window);
  }

  private List<Sinks.One<EventWindow>> takeWaiting() {
    List<Sinks.One<EventWindow>> taken = new ArrayList<>();
    for (var next = waiting.poll(); next != null; next = waiting.poll()) {
      taken.add(next);
    }
    return taken;
  }
}
