package io.urumi.shell.report.team;

import io.urumi.client.model.team.TeamLimit;
import io.urumi.client.model.team.TeamLimits;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.ReportPrinter;
import io.urumi.shell.report.Text;
import io.urumi.shell.report.TextTable;

/** How much a team has and may have. */
public record TeamLimitsTable(TeamLimits limits) implements Report {

  @Override
  public Object document() {
    return limits;
  }

  @Override
  public void print(ReportPrinter printer) {
    TextTable table = TextTable.of("KIND", "USED", "LIMIT", "SET BY");
    for (TeamLimit limit : limits.items()) {
      table.row(
          Text.titled(limit.kind()),
          limit.used(),
          limit.limit() == null ? "none" : limit.limit(),
          limit.own() ? "team" : "settings");
    }
    printer.table(table);
  }
}
