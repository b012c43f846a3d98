package io.urumi.shell.command.transfer;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.model.store.Store;
import io.urumi.client.model.store.TransferStoreRequest;
import io.urumi.client.model.team.Team;
import io.urumi.shell.command.CommandResult;
import io.urumi.shell.command.Confirmation;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.command.Invocation;
import io.urumi.shell.command.store.StoreLookup;
import io.urumi.shell.command.team.TeamLookup;
import io.urumi.shell.report.NoActionReport;
import io.urumi.shell.report.Style;
import io.urumi.shell.report.Text;
import io.urumi.shell.report.store.StoreOutcome;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** {@code store transfer}. */
public final class StoreTransferCommand {
  private final ControlPlaneClient client;
  private final StoreLookup stores;
  private final TeamLookup teams;

  /** Creates the command, which calls {@code client}. */
  public StoreTransferCommand(ControlPlaneClient client, StoreLookup stores, TeamLookup teams) {
    this.client = client;
    this.stores = stores;
    this.teams = teams;
  }

  /** Gives a store to another team, after the user's confirmation. */
  @Command(
      name = {"store", "transfer"},
      group = "Stores",
      description = "Give a store to another team")
  public CommandResult transfer(
      @Argument(index = 0, description = "Id or subdomain") String store,
      @Option(
              longName = "team",
              shortName = 't',
              required = true,
              description = "The team that gets it, id or name")
          String team,
      @Option(longName = "yes", shortName = 'y', description = "Do not ask for confirmation")
          boolean yes,
      Invocation invocation) {
    Store found = stores.find(store);
    Team target = teams.team(team);
    String question =
        "Give "
            + Text.plain(found.name())
            + " ("
            + found.subdomain()
            + ") to the team "
            + Text.plain(target.name())
            + "? Type its subdomain to confirm: ";
    if (!yes && !Confirmation.typed(found.subdomain(), question, invocation)) {
      return new CommandResult(new NoActionReport("Nothing was changed."), ExitCode.FAILED);
    }
    Store given = client.transferStore(found.id(), new TransferStoreRequest(target.id()));
    String headline = "Belongs to the team " + Text.plain(target.name()) + " now.";
    return new CommandResult(new StoreOutcome(given, Style.GOOD, headline, ""), ExitCode.OK);
  }
}
