package io.urumi.shell.report.audit;

import io.urumi.client.model.AuditEntry;
import io.urumi.client.model.Page;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.ReportPrinter;
import io.urumi.shell.report.Text;
import io.urumi.shell.report.TextTable;

/** The entries of the audit log, newest first. The columns are in {@code print}. */
public record AuditTable(Page<AuditEntry> page) implements Report {

  @Override
  public Object document() {
    return page;
  }

  @Override
  public void print(ReportPrinter printer) {
    if (page.items().isEmpty()) {
      printer.line("The audit log is empty.");
      return;
    }
    TextTable table =
        TextTable.of(
            "#", "AT", "ACTOR", "KIND", "FROM", "ACTION", "STORE", "OWNER", "OUTCOME", "DETAIL");
    for (AuditEntry entry : page.items()) {
      table.row(
          String.valueOf(entry.sequence()),
          Text.moment(entry.at()),
          Text.plain(entry.actor()),
          Text.titled(entry.principalKind()),
          Text.plain(entry.origin()),
          entry.action(),
          entry.subdomain() != null ? entry.subdomain() : Text.plain(entry.subject()),
          Text.plain(entry.owner()),
          Text.titled(entry.outcome()),
          Text.plain(entry.detail()));
    }
    printer.table(table);
    printer.more(page);
  }
}
