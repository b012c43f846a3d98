package io.urumi.shell.report.store;

import io.urumi.client.model.Page;
import io.urumi.client.model.StoreEvent;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.ReportPrinter;
import io.urumi.shell.report.Text;
import io.urumi.shell.report.TextTable;

/** The events of one store. The columns are in {@code print}. */
public record EventTable(Page<StoreEvent> page) implements Report {

  @Override
  public Object document() {
    return page;
  }

  @Override
  public void print(ReportPrinter printer) {
    if (page.items().isEmpty()) {
      printer.line("No events yet.");
      return;
    }
    TextTable table = TextTable.of("AT", "EVENT", "ACTOR", "KIND", "MESSAGE");
    for (StoreEvent event : page.items()) {
      table.row(
          Text.moment(event.at()),
          event.type(),
          Text.plain(event.actor()),
          Text.titled(event.principalKind()),
          Text.plain(event.message()));
    }
    printer.table(table);
    printer.more(page);
  }
}
