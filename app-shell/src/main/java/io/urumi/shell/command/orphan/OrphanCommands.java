package io.urumi.shell.command.orphan;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.model.store.Store;
import io.urumi.shell.command.CommandResult;
import io.urumi.shell.command.Confirmation;
import io.urumi.shell.command.ExitCode;
import io.urumi.shell.command.Invocation;
import io.urumi.shell.command.PageOptions;
import io.urumi.shell.report.NoActionReport;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.Style;
import io.urumi.shell.report.Text;
import io.urumi.shell.report.orphan.OrphanTable;
import io.urumi.shell.report.store.StoreOutcome;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** {@code orphan list|adopt|delete}. */
public final class OrphanCommands {
  private final ControlPlaneClient client;

  /** Creates the commands, which call {@code client}. */
  public OrphanCommands(ControlPlaneClient client) {
    this.client = client;
  }

  /** Lists the namespaces that belong to no store. */
  @Command(
      name = {"orphan", "list"},
      group = "Orphans",
      description = "List namespaces of the platform that belong to no store")
  public Report list(PageOptions page) {
    return new OrphanTable(page.read(client::listOrphans));
  }

  /** Requests that a namespace become a store again. */
  @Command(
      name = {"orphan", "adopt"},
      group = "Orphans",
      description = "Make a namespace a store again, with its content")
  public Report adopt(
      @Argument(index = 0, description = "The namespace, for example store-alpha")
          String namespace) {
    Store store = client.adoptOrphan(namespace);
    return new StoreOutcome(store, Style.BUSY, "Adopted.", "store watch " + store.id());
  }

  /** Requests the deletion of a namespace, after the user's confirmation. */
  @Command(
      name = {"orphan", "delete"},
      group = "Orphans",
      description = "Delete a namespace that belongs to no store, with all its data")
  public CommandResult delete(
      @Argument(index = 0, description = "The namespace, for example store-alpha") String namespace,
      @Option(longName = "yes", shortName = 'y', description = "Do not ask for confirmation")
          boolean yes,
      Invocation invocation) {
    if (!yes && !confirmed(namespace, invocation)) {
      return new CommandResult(new NoActionReport("Nothing was deleted."), ExitCode.FAILED);
    }
    Store store = client.deleteOrphan(namespace);
    return new CommandResult(
        new StoreOutcome(store, Style.BUSY, "Deletion requested.", "store watch " + store.id()),
        ExitCode.OK);
  }

  private static boolean confirmed(String namespace, Invocation invocation) {
    return Confirmation.typed(
        namespace,
        "Delete the namespace "
            + Text.plain(namespace)
            + " with its content permanently? Type its name to confirm: ",
        invocation);
  }
}
