package io.urumi.shell.view;

import io.urumi.shell.client.model.Page;
import io.urumi.shell.client.model.StoreEvent;

/** What happened to one store. */
public record EventsReport(Page<StoreEvent> page) implements Report {

  @Override
  public Object document() {
    return page;
  }

  @Override
  public void print(Sheet sheet) {
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
