package io.urumi.shell.command;

import io.urumi.shell.client.CallInterruptedException;
import io.urumi.shell.client.StreamSignal;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** Hands the event stream over to the thread that types the lines. */
final class Follower implements AutoCloseable {
  private final LinkedBlockingQueue<Object> signals = new LinkedBlockingQueue<>();
  private final Disposable subscription;

  Follower(Flux<StreamSignal> stream) {
    this.subscription = stream.subscribe(signals::add, signals::add);
  }

  /**
   * The next signal, or null when there was none for {@code patience}.
   *
   * @throws RuntimeException what ended the stream
   * @throws CallInterruptedException when the user pressed Ctrl-C
   */
  @Nullable StreamSignal next(Duration patience) {
    try {
      Object signal = signals.poll(Math.max(0, patience.toMillis()), TimeUnit.MILLISECONDS);
      if (signal instanceof RuntimeException failure) {
        throw failure;
      }
      if (signal instanceof Throwable failure) {
        throw new IllegalStateException(failure);
      }
      return (StreamSignal) signal;
    } catch (InterruptedException e) {
      throw new CallInterruptedException(e);
    }
  }

  /** Whether more is there already. */
  boolean more() {
    return !signals.isEmpty();
  }

  @Override
  public void close() {
    subscription.dispose();
  }
}
