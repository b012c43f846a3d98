package io.urumi.application.usecase.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.port.driving.WatchStoresQuery.Notice;
import io.urumi.port.driving.WatchStoresQuery.Update;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;

/** A watcher that records what it receives, and may request it slowly. */
final class RecordingWatcher extends BaseSubscriber<Notice> {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final List<Notice> notices = new CopyOnWriteArrayList<>();
  private final long requestedAtStart;
  private volatile @Nullable Throwable failure;

  private RecordingWatcher(long requestedAtStart) {
    this.requestedAtStart = requestedAtStart;
  }

  /** Receives everything. */
  static RecordingWatcher of(Flux<Notice> stream) {
    return slow(stream, Long.MAX_VALUE);
  }

  /** Receives some, and more only when that is requested. */
  static RecordingWatcher slow(Flux<Notice> stream, long count) {
    RecordingWatcher watcher = new RecordingWatcher(count);
    stream.subscribe(watcher);
    return watcher;
  }

  @Override
  protected void hookOnSubscribe(Subscription subscription) {
    if (requestedAtStart > 0) {
      subscription.request(requestedAtStart);
    }
  }

  @Override
  protected void hookOnNext(Notice notice) {
    notices.add(notice);
  }

  @Override
  protected void hookOnError(Throwable error) {
    failure = error;
  }

  List<Notice> notices() {
    return notices;
  }

  @Nullable Throwable failure() {
    return failure;
  }

  /** The ids of the events. */
  List<Long> ids() {
    return notices.stream()
        .filter(Update.class::isInstance)
        .map(notice -> ((Update) notice).event().id())
        .toList();
  }

  void awaitEvent(long id) {
    if (!hasReached(id)) {
      Awaitility.await()
          .atMost(TIMEOUT)
          .pollInterval(Duration.ofMillis(5))
          .until(() -> hasReached(id));
    }
  }

  private boolean hasReached(long id) {
    return !notices.isEmpty()
        && notices.getLast() instanceof Update last
        && last.event().id() >= id;
  }

  /** Every event from {@code first} to {@code last}, once and in order, and nothing else. */
  void awaitExactly(long first, long last) {
    awaitEvent(last);
    assertThat(notices).hasOnlyElementsOfType(Update.class);
    assertThat(ids())
        .containsExactlyElementsOf(LongStream.rangeClosed(first, last).boxed().toList());
  }
}
