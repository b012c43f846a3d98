package io.urumi.shell.command;

import io.urumi.shell.client.ControlPlane;
import io.urumi.shell.client.ProblemException;
import io.urumi.shell.client.StreamSignal;
import io.urumi.shell.client.UnreachableException;
import io.urumi.shell.client.model.CurrentStep;
import io.urumi.shell.client.model.Phases;
import io.urumi.shell.client.model.StepRun;
import io.urumi.shell.client.model.Store;
import io.urumi.shell.view.Progress;
import io.urumi.shell.view.QueueText;
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

  private final ControlPlane plane;
  private final Progress progress;
  private final Set<String> shown = new HashSet<>();
  private @Nullable StepRun running;
  private long runningSince;

  StoreWaiter(ControlPlane plane, Progress progress) {
    this.plane = plane;
    this.progress = progress;
  }

  /** How it ended: the store as last seen, and where it stood. */
  record Ending(Store store, Goal.Standing standing, Duration waited) {}

  /** Leaves out the steps that are already over, so that only new ones are shown. */
  StoreWaiter onlyNewSteps(String storeId) {
    for (StepRun step : plane.steps(storeId)) {
      if (!step.running()) {
        shown.add(step.id());
      }
    }
    return this;
  }

  /** Waits at most {@code timeout}; UNDER_WAY in the ending means that it passed. */
  Ending await(Store start, Goal goal, Duration timeout) {
    long began = System.nanoTime();
    long deadline = began + timeout.toNanos();
    long before = start.is(Phases.FAILED) ? start.version() : -1;
    Store store = start;
    OutageNotes outage = new OutageNotes(progress);
    try (Follower follower = new Follower(plane.follow(start.id(), null))) {
      long nextLook = began;
      while (true) {
        // One look after a burst of events, not one for each.
        if (System.nanoTime() - nextLook >= 0 && !follower.more()) {
          store = look(store);
          nextLook = System.nanoTime() + LOOK.toNanos();
        }
        Goal.Standing standing = goal.of(store, before);
        long now = System.nanoTime();
        if (standing != Goal.Standing.UNDER_WAY || now - deadline >= 0) {
          progress.clear();
          return new Ending(store, standing, Duration.ofNanos(now - began));
        }
        draw(store);
        @Nullable StreamSignal signal = follower.next(shortest(FRAME, deadline - now));
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
      Store store = plane.store(last.id());
      running = null;
      for (StepRun step : plane.steps(last.id())) {
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
      if (e.status() == 404 && last.is(Phases.DELETING)) {
        return Stores.deleted(last);
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
      progress.current(store.is(Phases.DELETING) ? "Removing" : "Waiting", since(store.phase()));
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
