package io.urumi.crash.victim;

import io.urumi.crash.port.Boundary;
import io.urumi.crash.port.PortMethod;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Where this process is to be killed; nowhere until it is told. */
final class CrashPoint {
  /** How far into an effect on the cluster {@code during} is. */
  private static final Duration HALF_WAY = Duration.ofMillis(5);

  private volatile @Nullable Order order;

  /**
   * @param occurrence 1 for the first time from now on
   * @param linger how much longer than usual releases take to deploy
   */
  record Order(Boundary boundary, int occurrence, Duration linger, AtomicInteger reached) {}

  void arm(Boundary boundary, int occurrence, Duration linger) {
    order = new Order(boundary, occurrence, linger, new AtomicInteger());
  }

  void before(PortMethod method) {
    if (isTurn(new Boundary(Boundary.Moment.BEFORE, method))) {
      Sigkill.thisProcess();
    }
    if (isTurn(new Boundary(Boundary.Moment.DURING, method))) {
      Thread.ofPlatform()
          .daemon()
          .start(() -> {
            try {
              Thread.sleep(HALF_WAY);
            } catch (InterruptedException sooner) {
              Thread.currentThread().interrupt();
            }
            Sigkill.thisProcess();
          });
    }
  }

  void after(PortMethod method) {
    if (isTurn(new Boundary(Boundary.Moment.AFTER, method))) {
      Sigkill.thisProcess();
    }
  }

  Duration linger() {
    Order current = order;
    return current == null ? Duration.ZERO : current.linger();
  }

  private boolean isTurn(Boundary boundary) {
    Order current = order;
    return current != null
        && current.boundary().equals(boundary)
        && current.reached().incrementAndGet() == current.occurrence();
  }
}
