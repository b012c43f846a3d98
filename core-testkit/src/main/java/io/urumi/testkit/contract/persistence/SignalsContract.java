package io.urumi.testkit.contract.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.port.driven.persistence.Signals;
import io.urumi.port.driven.persistence.Signals.Signal;
import io.urumi.port.driven.persistence.Transactions;
import io.urumi.testkit.Await;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The contract of {@link Signals}. */
public abstract class SignalsContract {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration QUIET_PERIOD = Duration.ofMillis(300);

  private final Disposable.Composite listeners = Disposables.composite();

  /** Signals of one replica, the same at every call in a test. */
  protected abstract Signals signals();

  /** Signals of another replica on the same database. */
  protected abstract Signals signalsOfAnotherReplica();

  /** Transactions of the database of {@link #signals()}. */
  protected abstract Transactions transactions();

  @AfterEach
  public void stopListening() {
    listeners.dispose();
  }

  @Test
  public void aSignalReachesEveryListenerOfEveryReplica() {
    BlockingQueue<Signal> here = listen(signals());
    BlockingQueue<Signal> sameReplica = listen(signals());
    BlockingQueue<Signal> there = listen(signalsOfAnotherReplica());

    Await.done(signals().send(Signal.STORE_DUE));

    assertThat(next(here)).isEqualTo(Signal.STORE_DUE);
    assertThat(next(sameReplica)).isEqualTo(Signal.STORE_DUE);
    assertThat(next(there)).isEqualTo(Signal.STORE_DUE);

    Await.done(signalsOfAnotherReplica().send(Signal.EVENTS_APPENDED));

    assertThat(next(here)).isEqualTo(Signal.EVENTS_APPENDED);
    assertThat(next(there)).isEqualTo(Signal.EVENTS_APPENDED);
  }

  @Test
  public void aSignalOfATransactionIsSentWhenItCommitsAndNotBefore() {
    BlockingQueue<Signal> received = listen(signals());
    Sinks.Empty<Void> sent = Sinks.empty();
    Sinks.Empty<Void> mayCommit = Sinks.empty();
    Mono<Void> work =
        transactions()
            .within(
                signals()
                    .send(Signal.STORE_DUE)
                    .then(Mono.<Void>fromRunnable(sent::tryEmitEmpty))
                    .then(mayCommit.asMono()))
            .cache();
    work.subscribe();
    Await.done(sent.asMono());

    assertThat(within(received, QUIET_PERIOD)).isNull();
    mayCommit.tryEmitEmpty();
    Await.done(work);

    assertThat(next(received)).isEqualTo(Signal.STORE_DUE);
  }

  @Test
  public void aSignalOfATransactionThatIsRolledBackIsNotSent() {
    BlockingQueue<Signal> received = listen(signals());

    assertThatThrownBy(() ->
            Await.done(
                transactions()
                    .within(
                        signals()
                            .send(Signal.STORE_DUE)
                            .then(Mono.error(new IllegalStateException("no"))))))
        .hasMessage("no");
    Await.done(signals().send(Signal.EVENTS_APPENDED));

    assertThat(next(received)).isEqualTo(Signal.EVENTS_APPENDED);
    assertThat(within(received, QUIET_PERIOD)).isNull();
  }

  @Test
  public void sendingWithoutListenersSucceeds() {
    Await.done(signals().send(Signal.STORE_DUE));
  }

  @Test
  public void aBusyListenerReceivesBothKindsAfterwards() {
    BlockingQueue<Signal> received = new LinkedBlockingQueue<>();
    BaseSubscriber<Signal> busy =
        new BaseSubscriber<>() {
          @Override
          protected void hookOnSubscribe(Subscription subscription) {
            // Requests nothing yet.
          }

          @Override
          protected void hookOnNext(Signal signal) {
            received.add(signal);
          }
        };
    listeners.add(busy);
    signals().receive().subscribe(busy);
    BlockingQueue<Signal> other = listen(signals());

    for (int i = 0; i < 500; i++) {
      Await.done(signals().send(Signal.STORE_DUE));
    }
    Await.done(signals().send(Signal.EVENTS_APPENDED));
    awaitSignal(other, Signal.EVENTS_APPENDED);
    busy.requestUnbounded();

    awaitSignal(received, Signal.EVENTS_APPENDED);
  }

  // ------------------------------------------------------------------ helpers

  private BlockingQueue<Signal> listen(Signals signals) {
    BlockingQueue<Signal> received = new LinkedBlockingQueue<>();
    listeners.add(signals.receive().subscribe(received::add));
    return received;
  }

  private static @Nullable Signal next(BlockingQueue<Signal> received) {
    return within(received, TIMEOUT);
  }

  private static @Nullable Signal within(BlockingQueue<Signal> received, Duration time) {
    try {
      return received.poll(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  private static void awaitSignal(BlockingQueue<Signal> received, Signal expected) {
    Signal signal;
    do {
      signal = next(received);
      assertThat(signal).as("received in time").isNotNull();
    } while (signal != expected);
  }
}
