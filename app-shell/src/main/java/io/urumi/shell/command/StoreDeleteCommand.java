package io.urumi.shell.command;

import io.urumi.shell.client.ControlPlane;
import io.urumi.shell.client.model.Phases;
import io.urumi.shell.client.model.Store;
import io.urumi.shell.view.Progress;
import io.urumi.shell.view.StoreOutcomeReport;
import io.urumi.shell.view.Style;
import io.urumi.shell.view.Text;
import java.time.Duration;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** {@code store delete}. */
public final class StoreDeleteCommand {
  private final ControlPlane plane;
  private final StoreLookup lookup;

  /** Asks {@code plane}. */
  public StoreDeleteCommand(ControlPlane plane, StoreLookup lookup) {
    this.plane = plane;
    this.lookup = lookup;
  }

  /** Asks that nothing be left of a store, after the user said yes. */
  @Command(
      name = {"store", "delete"},
      group = "Stores",
      description = "Delete a store with all its data")
  public Verdict delete(
      @Argument(index = 0, description = "Id or subdomain") String store,
      @Option(longName = "yes", shortName = 'y', description = "Do not ask") boolean yes,
      @Option(longName = "wait", shortName = 'w', description = "Show the steps until it is gone")
          boolean wait,
      @Option(longName = "timeout", description = "How long to wait", defaultValue = "10m")
          Duration timeout,
      Invocation invocation) {
    Waiting.requirePositive(timeout);
    Store found = lookup.find(store);
    if (found.is(Phases.DELETED)) {
      return new Verdict(
          new StoreOutcomeReport(found, Style.DIM, "Already deleted.", ""), ExitCode.OK);
    }
    if (!yes && !confirmed(found, invocation)) {
      return new Verdict(
          new StoreOutcomeReport(found, Style.CAUTION, "Nothing was deleted.", ""),
          ExitCode.FAILED);
    }
    StoreWaiter waiter =
        new StoreWaiter(plane, Progress.on(invocation.console(), invocation.format()));
    if (wait) {
      waiter.onlyNewSteps(found.id());
    }
    Store leaving = plane.deleteStore(found.id());
    if (!wait) {
      return new Verdict(
          new StoreOutcomeReport(
              leaving, Style.BUSY, "Deletion requested.", "store watch " + leaving.subdomain()),
          ExitCode.OK);
    }
    StoreWaiter.Ending ending = waiter.await(leaving, Goal.DELETED, timeout);
    return WaitVerdicts.of(ending, Goal.DELETED, timeout, "");
  }

  private static boolean confirmed(Store store, Invocation invocation) {
    return Confirmation.typed(
        store.subdomain(),
        "Delete "
            + Text.plain(store.name())
            + " with its orders, products and files, for good? Type its subdomain ("
            + store.subdomain()
            + ") to go on: ",
        invocation);
  }
}
