package io.urumi.shell.report.team;

import io.urumi.client.model.Page;
import io.urumi.client.model.team.Team;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.ReportPrinter;
import io.urumi.shell.report.Text;
import io.urumi.shell.report.TextTable;

/** A page of teams. */
public record TeamTable(Page<Team> page) implements Report {

  @Override
  public Object document() {
    return page;
  }

  @Override
  public void print(ReportPrinter printer) {
    if (page.items().isEmpty()) {
      printer.line("You are not a member of any team.");
      return;
    }
    TextTable table = TextTable.of("ID", "NAME", "CREATED");
    for (Team team : page.items()) {
      table.row(team.id(), Text.plain(team.name()), Text.moment(team.createdAt()));
    }
    printer.table(table);
    printer.more(page);
  }
}
