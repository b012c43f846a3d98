package io.urumi.shell.command;

import io.urumi.shell.client.model.Phases;
import io.urumi.shell.client.model.Store;
import io.urumi.shell.view.StoreOutcomeReport;
import io.urumi.shell.view.Style;
import io.urumi.shell.view.Text;
import java.time.Duration;

/** What is said, and which exit code, when waiting is over. */
final class WaitVerdicts {
  private WaitVerdicts() {}

  /** {@code readyIn} is how long it took, as it should be said. */
  static Verdict of(StoreWaiter.Ending ending, Goal goal, Duration timeout, String readyIn) {
    Store store = ending.store();
    return switch (ending.standing()) {
      case REACHED -> reached(ending, readyIn);
      case MISSED ->
          new Verdict(
              new StoreOutcomeReport(store, Style.BAD, missed(store), ""), ExitCode.STORE_FAILED);
      case UNDER_WAY ->
          new Verdict(
              new StoreOutcomeReport(
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

  private static Verdict reached(StoreWaiter.Ending ending, String readyIn) {
    Store store = ending.store();
    if (store.is(Phases.DELETED)) {
      return new Verdict(
          new StoreOutcomeReport(
              store, Style.GOOD, "Deleted in " + Text.took(ending.waited()) + ".", ""),
          ExitCode.OK);
    }
    if (store.is(Phases.FAILED)) {
      return new Verdict(
          new StoreOutcomeReport(store, Style.BAD, "Failed.", ""), ExitCode.STORE_FAILED);
    }
    return new Verdict(
        new StoreOutcomeReport(store, Style.GOOD, "Ready in " + readyIn + ".", ""), ExitCode.OK);
  }

  private static String missed(Store store) {
    return store.is(Phases.FAILED) ? "Failed." : "It is being deleted.";
  }
}
