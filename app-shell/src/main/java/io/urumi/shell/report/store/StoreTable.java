package io.urumi.shell.report.store;

import io.urumi.client.model.Page;
import io.urumi.client.model.store.Store;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.ReportPrinter;
import io.urumi.shell.report.SimulationNotice;
import io.urumi.shell.report.Style;
import io.urumi.shell.report.Text;
import io.urumi.shell.report.TextTable;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** The list of stores, one per row. */
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
    List<Column> columns =
        columns(printer.now()).stream().filter(column -> wide || !column.onlyWide()).toList();
    TextTable table = TextTable.of(columns.stream().map(Column::heading).toArray(String[]::new));
    for (Store store : page.items()) {
      table.row(columns.stream().map(column -> column.cell().apply(store)).toArray(String[]::new));
    }
    printer.table(table);
    if (page.items().stream().anyMatch(Store::simulated)) {
      printer.line(Style.CAUTION, "SIMULATED: no real shop runs behind these addresses.");
    }
    printer.more(page);
  }

  /** The columns in their order. */
  private static List<Column> columns(Instant now) {
    return List.of(
        new Column("SUBDOMAIN", false, Store::subdomain),
        new Column("NAME", false, Store::name),
        new Column("PHASE", false, StoreTable::phase),
        new Column("PLAN", false, Store::plan),
        new Column("OWNER", true, Store::owner),
        new Column("URL", false, store -> Text.plain(store.url())),
        new Column("AGE", false, store -> Text.age(store.createdAt(), now)),
        new Column("CLUSTER", false, SimulationNotice::clusterOf),
        new Column("ID", true, Store::id));
  }

  /** A column, shown in each list or only in the wide one. */
  private record Column(String heading, boolean onlyWide, Function<Store, String> cell) {}

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
