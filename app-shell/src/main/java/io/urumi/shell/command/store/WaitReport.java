package io.urumi.shell.command.store;

import io.urumi.client.model.store.Store;
import io.urumi.client.model.store.StorePhases;
import io.urumi.shell.command.CommandResult;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.report.Style;
import io.urumi.shell.report.Text;
import io.urumi.shell.report.store.StoreOutcome;
import java.time.Duration;

/** The report and the exit code after waiting for a store. */
final class WaitReport {
  private WaitReport() {}

  /** Returns the result; {@code readyIn} is the duration to show when the store is ready. */
  static CommandResult of(
      StoreWaiter.WaitResult result, WaitGoal goal, Duration timeout, String readyIn) {
    Store store = result.store();
    return switch (result.status()) {
      case REACHED -> reached(result, readyIn);
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

  private static CommandResult reached(StoreWaiter.WaitResult result, String readyIn) {
    Store store = result.store();
    if (store.is(StorePhases.DELETED)) {
      return new CommandResult(
          new StoreOutcome(store, Style.GOOD, "Deleted in " + Text.took(result.waited()) + ".", ""),
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
