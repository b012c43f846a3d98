package io.urumi.shell.client;

import java.util.concurrent.ExecutionException;
import reactor.core.publisher.Mono;

/** Waits for one answer on the calling thread, which Ctrl-C may interrupt. */
final class Blocking {
  private Blocking() {}

  static <T> T await(Mono<T> mono) {
    var future = mono.toFuture();
    try {
      return future.get();
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
