package io.urumi.shell.command.store;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.model.store.Store;
import io.urumi.client.model.store.StoreQuery;
import io.urumi.shell.command.PageOptions;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.store.EventTable;
import io.urumi.shell.report.store.StepTable;
import io.urumi.shell.report.store.StoreDetails;
import io.urumi.shell.report.store.StoreTable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** {@code store list|show|steps|events}. */
public final class StoreReadCommands {
  private final ControlPlaneClient client;
  private final StoreLookup lookup;

  /** Creates the commands, which call {@code client}. */
  public StoreReadCommands(ControlPlaneClient client, StoreLookup lookup) {
    this.client = client;
    this.lookup = lookup;
  }

  /** The sort orders of a list. */
  public enum Order {
    CREATED_AT("createdAt"),
    NAME("name"),
    SUBDOMAIN("subdomain");

    private final String parameter;

    Order(String parameter) {
      this.parameter = parameter;
    }
  }

  /** Lists stores. */
  @Command(
      name = {"store", "list"},
      group = "Stores",
      description = "List stores, newest first")
  public Report list(
      @Option(longName = "phase", description = "Only stores in this phase, for example ready")
          @Nullable String phase,
      @Option(
              longName = "q",
              shortName = 'q',
              description = "Only stores whose name or subdomain contains this text")
          @Nullable String text,
      @Option(longName = "owner", description = "Only this owner's stores") @Nullable String owner,
      @Option(longName = "sort", description = "The sort order") @Nullable Order sort,
      PageOptions page,
      @Option(longName = "wide", description = "Show the owner and the id, too") boolean wide) {
    StoreQuery query =
        new StoreQuery(
            owner,
            phase == null ? null : phase.toUpperCase(Locale.ROOT),
            text,
            sort == null ? null : sort.parameter,
            null,
            page.limit());
    return new StoreTable(page.read((cursor, _) -> client.listStores(query.after(cursor))), wide);
  }

  /** Shows one store. */
  @Command(
      name = {"store", "show"},
      group = "Stores",
      description = "Show one store with its conditions")
  public Report show(@Argument(index = 0, description = "Id or subdomain") String store) {
    return new StoreDetails(lookup.find(store));
  }

  /** Lists a store's steps. */
  @Command(
      name = {"store", "steps"},
      group = "Stores",
      description = "List the steps of a store with their durations")
  public Report steps(
      @Argument(index = 0, description = "Id or subdomain") String store, PageOptions page) {
    Store found = lookup.find(store);
    return new StepTable(page.read((cursor, limit) -> client.listSteps(found.id(), cursor, limit)));
  }

  /** Lists a store's events. */
  @Command(
      name = {"store", "events"},
      group = "Stores",
      description = "List the events of a store")
  public Report events(
      @Argument(index = 0, description = "Id or subdomain") String store, PageOptions page) {
    Store found = lookup.find(store);
    return new EventTable(
        page.read((cursor, limit) -> client.listEvents(found.id(), cursor, limit)));
  }
}
