package io.urumi.shell.command.store;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.model.store.Store;
import io.urumi.client.model.store.StorePhases;
import io.urumi.shell.command.CommandResult;
import io.urumi.shell.command.Confirmation;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.command.Invocation;
import io.urumi.shell.view.Progress;
import io.urumi.shell.view.Style;
import io.urumi.shell.view.Text;
import io.urumi.shell.view.store.StoreOutcome;
import java.time.Duration;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** {@code store delete}. */
public final class StoreDeleteCommand {
  private final ControlPlaneClient client;
  private final StoreLookup lookup;

  /** Creates the commands, which call {@code client}. */
  public StoreDeleteCommand(ControlPlaneClient client, StoreLookup lookup) {
    this.client = client;
    this.lookup = lookup;
  }

  /** Requests the deletion of a store, after the user's confirmation. */
  @Command(
      name = {"store", "delete"},
      group = "Stores",
      description = "Delete a store with all its data")
  public CommandResult delete(
      @Argument(index = 0, description = "Id or subdomain") String store,
      @Option(longName = "yes", shortName = 'y', description = "Do not ask for confirmation")
          boolean yes,
      @Option(
              longName = "wait",
              shortName = 'w',
              description = "Show the steps until the store is deleted")
          boolean wait,
      @Option(longName = "timeout", description = "How long to wait at most", defaultValue = "10m")
          Duration timeout,
      Invocation invocation) {
    WaitTimeout.requirePositive(timeout);
    Store found = lookup.find(store);
    if (found.is(StorePhases.DELETED)) {
      return new CommandResult(
          new StoreOutcome(found, Style.DIM, "Already deleted.", ""), ExitCode.OK);
    }
    if (!yes && !confirmed(found, invocation)) {
      return new CommandResult(
          new StoreOutcome(found, Style.CAUTION, "Nothing was deleted.", ""), ExitCode.FAILED);
    }
    StoreWaiter waiter =
        new StoreWaiter(client, Progress.on(invocation.console(), invocation.format()));
    if (wait) {
      waiter.onlyNewSteps(found.id());
    }
    Store leaving = client.deleteStore(found.id());
    if (!wait) {
      return new CommandResult(
          new StoreOutcome(
              leaving, Style.BUSY, "Deletion requested.", "store watch " + leaving.subdomain()),
          ExitCode.OK);
    }
    StoreWaiter.WaitResult ending = waiter.await(leaving, WaitGoal.DELETED, timeout);
    return WaitReport.of(ending, WaitGoal.DELETED, timeout, "");
  }

  private static boolean confirmed(Store store, Invocation invocation) {
    return Confirmation.typed(
        store.subdomain(),
        "Delete "
            + Text.plain(store.name())
            + " with its orders, products and files permanently? Type its subdomain ("
            + store.subdomain()
            + ") to confirm: ",
        invocation);
  }
}
