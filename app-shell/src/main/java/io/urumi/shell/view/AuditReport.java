package io.urumi.shell.view;

import io.urumi.shell.client.model.AuditEntry;
import io.urumi.shell.client.model.Page;

/** Who did what, newest first. */
public record AuditReport(Page<AuditEntry> page) implements Report {

  @Override
  public Object document() {
    return page;
  }

  @Override
  public void print(Sheet sheet) {
    if (page.items().isEmpty()) {
      sheet.line("The audit log is empty.");
      return;
    }
    TextTable table =
        TextTable.of("#", "AT", "ACTOR", "FROM", "ACTION", "STORE", "OUTCOME", "DETAIL");
    for (AuditEntry entry : page.items()) {
      table.row(
          String.valueOf(entry.sequence()),
          Text.moment(entry.at()),
          Text.plain(entry.actor()),
          Text.plain(entry.origin()),
          entry.action(),
          entry.subdomain() != null ? entry.subdomain() : Text.plain(entry.subject()),
          Text.titled(entry.outcome()),
          Text.plain(entry.detail()));
    }
    sheet.table(table);
    if (page.next() != null) {
      sheet.line(Style.DIM, "There are more: --all, or --after " + Text.plain(page.next()));
    }
  }
}
