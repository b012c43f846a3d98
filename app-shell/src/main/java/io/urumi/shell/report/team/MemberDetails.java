package io.urumi.shell.report.team;

import io.urumi.client.model.team.TeamMember;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.ReportPrinter;
import io.urumi.shell.report.ReportPrinter.Field;
import io.urumi.shell.report.Text;
import java.util.List;

/**
 * A member of a team.
 *
 * @param done what was done; empty for nothing
 */
public record MemberDetails(TeamMember member, String done) implements Report {
  /** A member as it is now. */
  public MemberDetails(TeamMember member) {
    this(member, "");
  }

  /** The role, and whether it comes from groups, so that it cannot be changed here. */
  static String role(TeamMember member) {
    return Text.titled(member.role()) + (member.ofProvider() ? ", by groups" : "");
  }

  @Override
  public Object document() {
    return member;
  }

  @Override
  public void print(ReportPrinter printer) {
    if (!done.isEmpty()) {
      printer.line(done);
    }
    printer.fields(
        List.of(
            Field.of("Name", Text.plain(member.name())),
            Field.of("Account", member.accountId()),
            Field.of("Role", role(member)),
            Field.of("Since", Text.moment(member.since()))));
  }
}
