package io.urumi.shell.report.orphan;

import io.urumi.client.model.Orphan;
import io.urumi.client.model.Page;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.ReportPrinter;
import io.urumi.shell.report.Text;
import io.urumi.shell.report.TextTable;

/** The namespaces that belong to no store. The columns are in {@code print}. */
public record OrphanTable(Page<Orphan> page) implements Report {

  @Override
  public Object document() {
    return page;
  }

  @Override
  public void print(ReportPrinter printer) {
    if (page.items().isEmpty()) {
      printer.line("Every namespace of the platform belongs to a store.");
      return;
    }
    TextTable table = TextTable.of("NAMESPACE", "SHOP", "OWNER", "PLAN", "SINCE", "CAN BE", "WHY");
    for (Orphan orphan : page.items()) {
      table.row(
          orphan.namespace(),
          Text.plain(orphan.name()),
          Text.plain(orphan.owner()),
          Text.plain(orphan.plan()),
          Text.moment(orphan.firstSeenAt()),
          possible(orphan),
          Text.plain(orphan.message()));
    }
    printer.table(table);
    printer.more(page);
  }

  private static String possible(Orphan orphan) {
    if (orphan.adoptable()) {
      return "adopted, deleted";
    }
    return orphan.deletable() ? "deleted" : "resolved manually";
  }
}
