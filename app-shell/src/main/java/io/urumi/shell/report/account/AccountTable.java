package io.urumi.shell.report.account;

import io.urumi.client.model.Page;
import io.urumi.client.model.team.Account;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.ReportPrinter;
import io.urumi.shell.report.Text;
import io.urumi.shell.report.TextTable;

/** A page of accounts. */
public record AccountTable(Page<Account> page) implements Report {

  @Override
  public Object document() {
    return page;
  }

  @Override
  public void print(ReportPrinter printer) {
    if (page.items().isEmpty()) {
      printer.line("There is no account.");
      return;
    }
    TextTable table = TextTable.of("NAME", "ROLES", "TEAMS", "SIGN-IN", "CREATED");
    for (Account account : page.items()) {
      table.row(
          Text.plain(account.name()),
          String.join(", ", account.platformRoles()),
          Long.toString(account.teams()),
          signIn(account),
          Text.moment(account.createdAt()));
    }
    printer.table(table);
    printer.more(page);
  }

  /** Whether the user can sign in, and whether that is at the identity provider. */
  static String signIn(Account account) {
    String place = account.subject() == null ? "yes" : "at the identity provider";
    return account.enabled() ? place : "disabled";
  }
}
