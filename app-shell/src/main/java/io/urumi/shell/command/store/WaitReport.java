package io.urumi.shell.command.store;

import io.urumi.client.model.store.Store;
import io.urumi.client.model.store.StorePhases;
import io.urumi.shell.command.CommandResult;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.view.Style;
import io.urumi.shell.view.Text;
import io.urumi.shell.view.store.StoreOutcome;
import java.time.Duration;

/** What is said, and which exit code, when waiting is over. */
final class WaitReport {
  private WaitReport() {}

  /** {@code readyIn} is how long it took, as it should be said. */
  static CommandResult of(
      StoreWaiter.WaitResult ending, WaitGoal goal, Duration timeout, String readyIn) {
    Store store = ending.store();
    return switch (ending.standing()) {
      case REACHED -> reached(ending, readyIn);
      case MISSED ->
          new CommandResult(
              new StoreOutcome(store, Style.BAD, missed(store), ""), ExitCode.STORE_FAILED);
      case UNDER_WAY ->
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
                      + "; it goes on.",
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
    return store.is(StorePhases.FAILED) ? "Failed." : "It is being deleted.";
  }
}
