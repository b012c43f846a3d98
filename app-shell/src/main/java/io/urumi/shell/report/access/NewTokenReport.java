package io.urumi.shell.report.access;

import io.urumi.client.model.token.CreatedToken;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.ReportPrinter;
import io.urumi.shell.report.Style;
import io.urumi.shell.report.Text;

/** A new token with its secret, which is a result like any other: it goes to the output. */
public record NewTokenReport(CreatedToken created) implements Report {

  @Override
  public Object document() {
    return created;
  }

  @Override
  public void print(ReportPrinter printer) {
    printer.line(
        Style.GOOD,
        "Created the token "
            + Text.plain(created.token().name())
            + ", which expires at "
            + Text.moment(created.token().expiresAt())
            + ". It is shown only now:");
    printer.gap();
    printer.line(Text.plain(created.secret()));
  }
}
