package io.urumi.shell.report.store;

import io.urumi.client.model.store.Credentials;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.ReportPrinter;
import io.urumi.shell.report.ReportPrinter.Field;
import io.urumi.shell.report.Text;
import java.util.List;

/** What the administrator of a shop signs in with. */
public record CredentialsReport(Credentials credentials) implements Report {

  @Override
  public Object document() {
    return credentials;
  }

  @Override
  public void print(ReportPrinter printer) {
    printer.fields(
        List.of(
            Field.of("Sign in", Text.plain(credentials.adminUrl())),
            Field.of("User name", Text.plain(credentials.username())),
            Field.of("Password", Text.plain(credentials.password()))));
  }
}
