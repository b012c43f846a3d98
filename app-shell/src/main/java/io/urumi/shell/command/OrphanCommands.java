package io.urumi.shell.command;

import io.urumi.shell.client.ControlPlane;
import io.urumi.shell.client.model.Store;
import io.urumi.shell.view.NothingDoneReport;
import io.urumi.shell.view.OrphansReport;
import io.urumi.shell.view.Report;
import io.urumi.shell.view.StoreOutcomeReport;
import io.urumi.shell.view.Style;
import io.urumi.shell.view.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** {@code orphan list|adopt|delete}. */
public final class OrphanCommands {
  private final ControlPlane plane;

  /** Asks {@code plane}. */
  public OrphanCommands(ControlPlane plane) {
    this.plane = plane;
  }

  /** Shows the namespaces that belong to no store. */
  @Command(
      name = {"orphan", "list"},
      group = "Orphans",
      description = "Show namespaces of the platform that belong to no store")
  public Report list(
      @Option(longName = "limit", shortName = 'l', description = "How many a page")
          @Nullable Integer limit,
      @Option(longName = "after", description = "The cursor of the page before")
          @Nullable String after,
      @Option(longName = "all", shortName = 'a', description = "Every page") boolean all) {
    return new OrphansReport(Pages.read(all, after, cursor -> plane.orphans(cursor, limit)));
  }

  /** Makes a namespace a store again. */
  @Command(
      name = {"orphan", "adopt"},
      group = "Orphans",
      description = "Make a namespace a store again, with everything that is in it")
  public Report adopt(
      @Argument(index = 0, description = "The namespace, for example store-alpha")
          String namespace) {
    Store store = plane.adoptOrphan(namespace);
    return new StoreOutcomeReport(store, Style.BUSY, "Adopted.", "store watch " + store.id());
  }

  /** Asks that nothing be left of a namespace, after the user said yes. */
  @Command(
      name = {"orphan", "delete"},
      group = "Orphans",
      description = "Delete a namespace that belongs to no store, with all its data")
  public Verdict delete(
      @Argument(index = 0, description = "The namespace, for example store-alpha") String namespace,
      @Option(longName = "yes", shortName = 'y', description = "Do not ask") boolean yes,
      Invocation invocation) {
    if (!yes && !confirmed(namespace, invocation)) {
      return new Verdict(new NothingDoneReport("Nothing was deleted."), ExitCode.FAILED);
    }
    Store store = plane.deleteOrphan(namespace);
    return new Verdict(
        new StoreOutcomeReport(
            store, Style.BUSY, "Deletion requested.", "store watch " + store.id()),
        ExitCode.OK);
  }

  private static boolean confirmed(String namespace, Invocation invocation) {
    return Confirmation.typed(
        namespace,
        "Delete the namespace "
            + Text.plain(namespace)
            + " with everything in it, for good? Type its name to go on: ",
        invocation);
  }
}
