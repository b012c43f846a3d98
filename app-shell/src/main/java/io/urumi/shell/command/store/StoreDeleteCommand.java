package io.urumi.shell.command.store;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.model.store.Store;
import io.urumi.client.model.store.StorePhases;
import io.urumi.shell.command.CommandResult;
import io.urumi.shell.command.Confirmation;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.command.Invocation;
import io.urumi.shell.report.Style;
import io.urumi.shell.report.Text;
import io.urumi.shell.report.store.StoreOutcome;
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
      WaitOptions options,
      Invocation invocation) {
    Store found = lookup.find(store);
    if (found.is(StorePhases.DELETED)) {
      return new CommandResult(
          new StoreOutcome(found, Style.DIM, "Already deleted.", ""), ExitCode.OK);
    }
    if (!yes && !confirmed(found, invocation)) {
      return new CommandResult(
          new StoreOutcome(found, Style.CAUTION, "Nothing was deleted.", ""), ExitCode.FAILED);
    }
    return new WaitOptions.Change(client, "Deletion requested.", WaitGoal.DELETED, _ -> "")
        .request(found, it -> client.deleteStore(it.id()), options, invocation);
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
