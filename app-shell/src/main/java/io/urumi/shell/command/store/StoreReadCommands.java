package io.urumi.shell.command.store;

import io.urumi.client.ControlPlaneClient;
import io.urumi.client.model.Page;
import io.urumi.client.model.store.Store;
import io.urumi.client.model.store.StoreQuery;
import io.urumi.shell.command.Pages;
import io.urumi.shell.view.Report;
import io.urumi.shell.view.store.EventTable;
import io.urumi.shell.view.store.StepTable;
import io.urumi.shell.view.store.StoreDetails;
import io.urumi.shell.view.store.StoreTable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;

/** {@code store list|show|steps|events}: reads, changes nothing. */
public final class StoreReadCommands {
  private final ControlPlaneClient plane;
  private final StoreLookup lookup;

  /** Asks {@code plane}. */
  public StoreReadCommands(ControlPlaneClient plane, StoreLookup lookup) {
    this.plane = plane;
    this.lookup = lookup;
  }

  /** The orders a list can have. */
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
              description = "Only stores with this in their name or subdomain")
          @Nullable String text,
      @Option(longName = "owner", description = "Only this owner's stores") @Nullable String owner,
      @Option(longName = "sort", description = "The order") @Nullable Order sort,
      @Option(longName = "limit", shortName = 'l', description = "How many a page")
          @Nullable Integer limit,
      @Option(longName = "after", description = "The cursor of the page before")
          @Nullable String after,
      @Option(longName = "all", shortName = 'a', description = "Every page") boolean all,
      @Option(longName = "wide", description = "Owner and id too") boolean wide) {
    StoreQuery query =
        new StoreQuery(
            owner,
            phase == null ? null : phase.toUpperCase(Locale.ROOT),
            text,
            sort == null ? null : sort.parameter,
            null,
            limit);
    return new StoreTable(
        Pages.read(all, after, cursor -> plane.listStores(query.after(cursor))), wide);
  }

  /** Shows one store. */
  @Command(
      name = {"store", "show"},
      group = "Stores",
      description = "Show one store with its conditions")
  public Report show(@Argument(index = 0, description = "Id or subdomain") String store) {
    return new StoreDetails(lookup.find(store));
  }

  /** Shows a store's steps. */
  @Command(
      name = {"store", "steps"},
      group = "Stores",
      description = "Show every step of a store with its duration")
  public Report steps(@Argument(index = 0, description = "Id or subdomain") String store) {
    Store found = lookup.find(store);
    return new StepTable(new Page<>(plane.listSteps(found.id()), null));
  }

  /** Shows a store's events. */
  @Command(
      name = {"store", "events"},
      group = "Stores",
      description = "Show what happened to a store")
  public Report events(
      @Argument(index = 0, description = "Id or subdomain") String store,
      @Option(longName = "limit", shortName = 'l', description = "How many a page")
          @Nullable Integer limit,
      @Option(longName = "after", description = "The cursor of the page before")
          @Nullable String after,
      @Option(longName = "all", shortName = 'a', description = "Every page") boolean all) {
    Store found = lookup.find(store);
    return new EventTable(
        Pages.read(all, after, cursor -> plane.listEvents(found.id(), cursor, limit)));
  }
}
