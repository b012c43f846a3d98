package io.urumi.shell.command.store;

import io.urumi.client.model.store.Store;
import io.urumi.client.model.store.StorePhases;
import io.urumi.shell.command.CommandResult;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.view.Style;
import io.urumi.shell.view.Text;
import io.urumi.shell.view.store.StoreOutcome;
import java.time.Duration;

/** The report and the exit code after waiting for a store. */
final class WaitReport {
  private WaitReport() {}

  /** Returns the result; {@code readyIn} is the duration to show when the store is ready. */
  static CommandResult of(
      StoreWaiter.WaitResult ending, WaitGoal goal, Duration timeout, String readyIn) {
    Store store = ending.store();
    return switch (ending.status()) {
      case REACHED -> reached(ending, readyIn);
      case MISSED ->
          new CommandResult(
              new StoreOutcome(store, Style.BAD, missed(store), ""), ExitCode.STORE_FAILED);
      case IN_PROGRESS ->
          new CommandResult(
              new StoreOutcome(
                  store,
                  Style.CAUTION,
                  "Not "
                      + goal.label()
                      + " after "
                      + Text.took(timeout)
                      + ", still "
                      + Text.titled(store.phase()).toLowerCase(java.util.Locale.ROOT)
                      + "; the control plane continues.",
                  "store watch " + store.subdomain()),
              ExitCode.STORE_FAILED);
    };
  }

  private static CommandResult reached(StoreWaiter.WaitResult ending, String readyIn) {
    Store store = ending.store();
    if (store.is(StorePhases.DELETED)) {
      return new CommandResult(
          new StoreOutcome(store, Style.GOOD, "Deleted in " + Text.took(ending.waited()) + ".", ""),
          ExitCode.OK);
    }
    if (store.is(StorePhases.FAILED)) {
      return new CommandResult(
          new StoreOutcome(store, Style.BAD, "Failed.", ""), ExitCode.STORE_FAILED);
    }
    return new CommandResult(
        new StoreOutcome(store, Style.GOOD, "Ready in " + readyIn + ".", ""), ExitCode.OK);
  }

  private static String missed(Store store) {
    return store.is(StorePhases.FAILED) ? "Failed." : "The store is being deleted.";
  }
}
