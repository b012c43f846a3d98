package io.urumi.shell.command.store;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.http.ProblemException;
import io.urumi.client.http.UnreachableException;
import io.urumi.client.model.store.CurrentStep;
import io.urumi.client.model.store.StepRun;
import io.urumi.client.model.store.Store;
import io.urumi.client.model.store.StorePhases;
import io.urumi.client.stream.EventStream;
import io.urumi.client.stream.StreamSignal;
import io.urumi.shell.command.StepReader;
import io.urumi.shell.report.Progress;
import io.urumi.shell.report.store.QueueText;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Waits until a store reaches a goal and shows its steps.
 *
 * <p>An event only triggers a read: what is shown is always read again, so a lost or repeated event
 * makes no difference. The store is also read every few seconds without an event.
 */
final class StoreWaiter {
  private static final Duration REFRESH = Duration.ofSeconds(5);
  private static final Duration FRAME = Duration.ofMillis(100);

  private final ControlPlaneClient client;
  private final Progress progress;
  private final StepReader steps;
  private @Nullable StepRun running;
  private long runningSince;

  StoreWaiter(ControlPlaneClient client, Progress progress, String storeId) {
    this.client = client;
    this.progress = progress;
    this.steps = new StepReader(client, storeId);
  }

  /** The store as last read, and whether it reached the goal. */
  record WaitResult(Store store, WaitGoal.GoalStatus status, Duration waited) {}

  /** Marks the steps that have already ended as shown. */
  StoreWaiter onlyNewSteps() {
    steps.read();
    return this;
  }

  /** Waits at most {@code timeout}; IN_PROGRESS in the result means that the timeout expired. */
  WaitResult await(Store start, WaitGoal goal, Duration timeout) {
    long started = System.nanoTime();
    long deadline = started + timeout.toNanos();
    long before = failedBeforeRequest(start, goal) ? start.version() : -1;
    ConnectionNotices notices = new ConnectionNotices(progress);
    try (EventStream events = client.streamEvents(start.id(), null)) {
      // Whatever has arrived already: at its goal the store is not read again.
      Store store = refresh(start);
      long nextRefresh = System.nanoTime() + REFRESH.toNanos();
      while (true) {
        // One read after a burst of events, not one for each.
        if (System.nanoTime() - nextRefresh >= 0 && !events.hasNext()) {
          store = refresh(store);
          nextRefresh = System.nanoTime() + REFRESH.toNanos();
        }
        WaitGoal.GoalStatus status = goal.of(store, before);
        long now = System.nanoTime();
        if (status != WaitGoal.GoalStatus.IN_PROGRESS || now - deadline >= 0) {
          progress.clear();
          return new WaitResult(store, status, Duration.ofNanos(now - started));
        }
        draw(store);
        @Nullable StreamSignal signal = events.next(shortest(FRAME, deadline - now));
        notices.received(signal);
        if (signal != null && !(signal instanceof StreamSignal.Interrupted)) {
          nextRefresh = System.nanoTime();
        }
      }
    } finally {
      progress.clear();
    }
  }

  /**
   * Whether the store failed before the request whose result is awaited. A failed store whose
   * newest request was carried out is settled.
   */
  private static boolean failedBeforeRequest(Store start, WaitGoal goal) {
    return start.is(StorePhases.FAILED)
        && (goal != WaitGoal.SETTLED || start.generation() != start.observedGeneration());
  }

  private Store refresh(Store last) {
    try {
      Store store = client.getStore(last.id());
      StepReader.Found found = steps.read();
      running = found.running();
      found.ended().forEach(progress::ended);
      return store;
    } catch (UnreachableException e) {
      // The control plane may be restarting; the event stream decides when to give up.
      return last;
    } catch (ProblemException e) {
      if (e.status() == 404 && last.is(StorePhases.DELETING)) {
        return last.asDeleted();
      }
      throw e;
    }
  }

  private void draw(Store store) {
    @Nullable CurrentStep current = store.currentStep();
    if (running != null) {
      progress.current(running.label(), since(running.id()));
    } else if (current != null) {
      progress.current(
          current.title() == null ? current.step() : current.title(), since(current.step()));
    } else if (store.queuePosition() != null) {
      progress.current(QueueText.of(store.queuePosition()), since(store.phase()));
    } else {
      progress.current(
          store.is(StorePhases.DELETING) ? "Removing" : "Waiting", since(store.phase()));
    }
  }

  private @Nullable String counted;

  /** Returns the time since it was first seen here, since the two clocks may differ. */
  private Duration since(String what) {
    if (!what.equals(counted)) {
      counted = what;
      runningSince = System.nanoTime();
    }
    return Duration.ofNanos(System.nanoTime() - runningSince);
  }

  private static Duration shortest(Duration frame, long remainingNanos) {
    return frame.toNanos() < remainingNanos
        ? frame
        : Duration.ofNanos(Math.max(1_000_000, remainingNanos));
  }
}
