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
import io.urumi.shell.view.Progress;
import io.urumi.shell.view.store.QueueText;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Waits until a store is where it should be and shows its steps meanwhile.
 *
 * <p>The event stream only says when to look: what is shown is always read afresh, so an event that
 * was lost or came twice changes nothing. A look is also taken every few seconds in between.
 */
final class StoreWaiter {
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration FRAME = Duration.ofMillis(100);

  private final ControlPlaneClient plane;
  private final Progress progress;
  private final Set<String> shown = new HashSet<>();
  private @Nullable StepRun running;
  private long runningSince;

  StoreWaiter(ControlPlaneClient plane, Progress progress) {
    this.plane = plane;
    this.progress = progress;
  }

  /** How it ended: the store as last seen, and where it stood. */
  record WaitResult(Store store, WaitGoal.Standing standing, Duration waited) {}

  /** Leaves out the steps that are already over, so that only new ones are shown. */
  StoreWaiter onlyNewSteps(String storeId) {
    for (StepRun step : plane.listSteps(storeId)) {
      if (!step.running()) {
        shown.add(step.id());
      }
    }
    return this;
  }

  /** Waits at most {@code timeout}; UNDER_WAY in the ending means that it passed. */
  WaitResult await(Store start, WaitGoal goal, Duration timeout) {
    long began = System.nanoTime();
    long deadline = began + timeout.toNanos();
    long before = start.is(StorePhases.FAILED) ? start.version() : -1;
    Store store = start;
    ConnectionNotices outage = new ConnectionNotices(progress);
    try (EventStream events = plane.streamEvents(start.id(), null)) {
      long nextLook = began;
      while (true) {
        // One look after a burst of events, not one for each.
        if (System.nanoTime() - nextLook >= 0 && !events.hasNext()) {
          store = look(store);
          nextLook = System.nanoTime() + LOOK.toNanos();
        }
        WaitGoal.Standing standing = goal.of(store, before);
        long now = System.nanoTime();
        if (standing != WaitGoal.Standing.UNDER_WAY || now - deadline >= 0) {
          progress.clear();
          return new WaitResult(store, standing, Duration.ofNanos(now - began));
        }
        draw(store);
        @Nullable StreamSignal signal = events.next(shortest(FRAME, deadline - now));
        outage.heard(signal);
        if (signal != null && !(signal instanceof StreamSignal.Interrupted)) {
          nextLook = System.nanoTime();
        }
      }
    } finally {
      progress.clear();
    }
  }

  private Store look(Store last) {
    try {
      Store store = plane.getStore(last.id());
      running = null;
      for (StepRun step : plane.listSteps(last.id())) {
        if (step.running()) {
          running = step;
        } else if (shown.add(step.id())) {
          progress.ended(step);
        }
      }
      return store;
    } catch (UnreachableException e) {
      // A control plane that restarts comes back; the event stream decides when to give up.
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

  /** Counted here from when it was first seen: the two clocks may differ. */
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
