package io.urumi.shell.view.store;

import io.urumi.client.model.Page;
import io.urumi.client.model.store.Store;
import io.urumi.shell.view.Report;
import io.urumi.shell.view.ReportPrinter;
import io.urumi.shell.view.SimulationNotice;
import io.urumi.shell.view.Style;
import io.urumi.shell.view.Text;
import io.urumi.shell.view.TextTable;

/** The list of stores, one per row. The columns and their order are in {@code print}. */
public record StoreTable(Page<Store> page, boolean wide) implements Report {

  @Override
  public Object document() {
    return page;
  }

  @Override
  public void print(ReportPrinter printer) {
    if (page.items().isEmpty()) {
      printer.line("No stores.");
      return;
    }
    TextTable table =
        wide
            ? TextTable.of(
                "SUBDOMAIN", "NAME", "PHASE", "PLAN", "OWNER", "URL", "AGE", "CLUSTER", "ID")
            : TextTable.of("SUBDOMAIN", "NAME", "PHASE", "PLAN", "URL", "AGE", "CLUSTER");
    for (Store store : page.items()) {
      String age = Text.age(store.createdAt(), printer.now());
      String url = Text.plain(store.url());
      if (wide) {
        table.row(
            store.subdomain(),
            store.name(),
            phase(store),
            store.plan(),
            store.owner(),
            url,
            age,
            SimulationNotice.clusterOf(store),
            store.id());
      } else {
        table.row(
            store.subdomain(),
            store.name(),
            phase(store),
            store.plan(),
            url,
            age,
            SimulationNotice.clusterOf(store));
      }
    }
    printer.table(table);
    if (page.items().stream().anyMatch(Store::simulated)) {
      printer.line(Style.CAUTION, "SIMULATED: no real shop runs behind these addresses.");
    }
    printer.more(page);
  }

  private static String phase(Store store) {
    String phase = Text.titled(store.phase());
    if (store.failure() != null) {
      return phase + " (" + store.failure().code() + ")";
    }
    return store.queuePosition() == null
        ? phase
        : phase + " (queue: " + store.queuePosition() + ")";
  }
}
