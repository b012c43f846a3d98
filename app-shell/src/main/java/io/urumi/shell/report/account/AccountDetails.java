package io.urumi.shell.report.account;

import io.urumi.client.model.team.Account;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.ReportPrinter;
import io.urumi.shell.report.ReportPrinter.Field;
import io.urumi.shell.report.Text;
import java.util.List;

/** An account. */
public record AccountDetails(Account account) implements Report {

  @Override
  public Object document() {
    return account;
  }

  @Override
  public void print(ReportPrinter printer) {
    printer.fields(
        List.of(
            Field.of("Name", Text.plain(account.name())),
            Field.of("Id", account.id()),
            Field.of("Roles", String.join(", ", account.platformRoles())),
            Field.of("Sign-in", AccountTable.signIn(account))));
  }
}
