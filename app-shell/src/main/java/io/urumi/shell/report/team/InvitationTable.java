package io.urumi.shell.report.team;

import io.urumi.client.model.Page;
import io.urumi.client.model.team.Invitation;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.ReportPrinter;
import io.urumi.shell.report.Text;
import io.urumi.shell.report.TextTable;
import java.util.List;

/** The open invitations to a team. */
public record InvitationTable(List<Invitation> invitations) implements Report {

  @Override
  public Object document() {
    return new Page<>(invitations, null);
  }

  @Override
  public void print(ReportPrinter printer) {
    if (invitations.isEmpty()) {
      printer.line("There is no open invitation.");
      return;
    }
    TextTable table = TextTable.of("ID", "ROLE", "BY", "VALID UNTIL");
    for (Invitation invitation : invitations) {
      table.row(
          invitation.id(),
          Text.titled(invitation.role()),
          Text.plain(invitation.invitedBy()),
          Text.moment(invitation.expiresAt()));
    }
    printer.table(table);
  }
}
