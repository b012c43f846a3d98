package io.urumi.shell.view;

import io.urumi.shell.client.model.Page;
import io.urumi.shell.client.model.Store;

/** Many stores, one a row. */
public record StoreListReport(Page<Store> page, boolean wide) implements Report {

  @Override
  public Object document() {
    return page;
  }

  @Override
  public void print(Sheet sheet) {
    if (page.items().isEmpty()) {
      sheet.line("No stores.");
      return;
    }
    TextTable table =
        wide
            ? TextTable.of(
                "SUBDOMAIN", "NAME", "PHASE", "PLAN", "OWNER", "URL", "AGE", "CLUSTER", "ID")
            : TextTable.of("SUBDOMAIN", "NAME", "PHASE", "PLAN", "URL", "AGE", "CLUSTER");
    for (Store store : page.items()) {
      String age = Text.age(store.createdAt(), sheet.now());
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
            Simulation.clusterOf(store),
            store.id());
      } else {
        table.row(
            store.subdomain(),
            store.name(),
            phase(store),
            store.plan(),
            url,
            age,
            Simulation.clusterOf(store));
      }
    }
    sheet.table(table);
    if (page.items().stream().anyMatch(Store::simulated)) {
      sheet.line(Style.CAUTION, "SIMULATED: no real shop runs behind these addresses.");
    }
    if (page.next() != null) {
      sheet.line(Style.DIM, "There are more: --all, or --after " + Text.plain(page.next()));
    }
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
