package io.urumi.shell.report.team;

import io.urumi.client.model.Page;
import io.urumi.client.model.team.TeamMember;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.ReportPrinter;
import io.urumi.shell.report.Text;
import io.urumi.shell.report.TextTable;

/** A page of the members of a team. */
public record MemberTable(Page<TeamMember> page) implements Report {

  @Override
  public Object document() {
    return page;
  }

  @Override
  public void print(ReportPrinter printer) {
    if (page.items().isEmpty()) {
      printer.line("The team has no members.");
      return;
    }
    TextTable table = TextTable.of("NAME", "ROLE", "SINCE");
    for (TeamMember member : page.items()) {
      table.row(Text.plain(member.name()), MemberDetails.role(member), Text.moment(member.since()));
    }
    printer.table(table);
    printer.more(page);
  }
}
