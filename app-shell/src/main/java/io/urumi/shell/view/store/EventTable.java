package io.urumi.shell.view.store;

import io.urumi.client.model.Page;
import io.urumi.client.model.StoreEvent;
import io.urumi.shell.view.Report;
import io.urumi.shell.view.ReportPrinter;
import io.urumi.shell.view.Style;
import io.urumi.shell.view.Text;
import io.urumi.shell.view.TextTable;

/** What happened to one store. */
public record EventTable(Page<StoreEvent> page) implements Report {

  @Override
  public Object document() {
    return page;
  }

  @Override
  public void print(ReportPrinter sheet) {
    if (page.items().isEmpty()) {
      sheet.line("Nothing happened yet.");
      return;
    }
    TextTable table = TextTable.of("AT", "EVENT", "ACTOR", "MESSAGE");
    for (StoreEvent event : page.items()) {
      table.row(
          Text.moment(event.at()),
          event.type(),
          Text.plain(event.actor()),
          Text.plain(event.message()));
    }
    sheet.table(table);
    if (page.next() != null) {
      sheet.line(Style.DIM, "There are more: --all, or --after " + Text.plain(page.next()));
    }
  }
}
