package io.urumi.shell.view.audit;

import io.urumi.client.model.AuditEntry;
import io.urumi.client.model.Page;
import io.urumi.shell.view.Report;
import io.urumi.shell.view.ReportPrinter;
import io.urumi.shell.view.Style;
import io.urumi.shell.view.Text;
import io.urumi.shell.view.TextTable;

/** Who did what, newest first. */
public record AuditTable(Page<AuditEntry> page) implements Report {

  @Override
  public Object document() {
    return page;
  }

  @Override
  public void print(ReportPrinter sheet) {
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
