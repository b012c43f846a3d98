package io.urumi.crash.killable;

import io.urumi.crash.port.Boundary;
import io.urumi.crash.port.PortMethod;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The boundary at which this process kills itself; none until {@link #arm} is called. */
final class CrashPoint {
  /** From the start of an effect on the cluster to a kill {@code during} it. */
  private static final Duration DELAY_WITHIN_EFFECT = Duration.ofMillis(5);

  private volatile @Nullable Trigger trigger;

  /**
   * @param occurrence 1 for the next time the boundary is reached
   * @param delay added to the deployment of each release
   */
  record Trigger(Boundary boundary, int occurrence, Duration delay, AtomicInteger reached) {}

  void arm(Boundary boundary, int occurrence, Duration delay) {
    trigger = new Trigger(boundary, occurrence, delay, new AtomicInteger());
  }

  void before(PortMethod method) {
    if (isReached(new Boundary(Boundary.Moment.BEFORE, method))) {
      Sigkill.thisProcess();
    }
    if (isReached(new Boundary(Boundary.Moment.DURING, method))) {
      Thread.ofPlatform()
          .daemon()
          .start(() -> {
            try {
              Thread.sleep(DELAY_WITHIN_EFFECT);
            } catch (InterruptedException interrupted) {
              Thread.currentThread().interrupt();
            }
            Sigkill.thisProcess();
          });
    }
  }

  void after(PortMethod method) {
    if (isReached(new Boundary(Boundary.Moment.AFTER, method))) {
      Sigkill.thisProcess();
    }
  }

  Duration delay() {
    Trigger current = trigger;
    return current == null ? Duration.ZERO : current.delay();
  }

  private boolean isReached(Boundary boundary) {
    Trigger current = trigger;
    return current != null
        && current.boundary().equals(boundary)
        && current.reached().incrementAndGet() == current.occurrence();
  }
}
