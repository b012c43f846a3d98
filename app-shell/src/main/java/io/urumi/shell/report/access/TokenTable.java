package io.urumi.shell.report.access;

import io.urumi.client.model.token.Token;
import io.urumi.client.model.token.TokenList;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.ReportPrinter;
import io.urumi.shell.report.Text;
import io.urumi.shell.report.TextTable;

/** Tokens. The columns are in {@code print}. */
public record TokenTable(TokenList list) implements Report {

  @Override
  public Object document() {
    return list;
  }

  @Override
  public void print(ReportPrinter printer) {
    if (list.items().isEmpty()) {
      printer.line(
          "There are no tokens. --user NAME lists the tokens of a user, --all those of all users.");
      return;
    }
    TextTable table = TextTable.of("NAME", "USER", "PERMISSIONS", "EXPIRES", "LAST USED", "ID");
    for (Token token : list.items()) {
      table.row(
          Text.plain(token.name()),
          Text.plain(token.user()),
          Text.plain(String.join(", ", token.scopes())),
          (token.expired() ? "expired " : "") + Text.moment(token.expiresAt()),
          token.lastUsedAt() == null ? "never" : Text.moment(token.lastUsedAt()),
          Text.plain(token.id()));
    }
    printer.table(table);
  }
}
