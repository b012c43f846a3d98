package io.urumi.shell.report.team;

import io.urumi.client.model.team.Team;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.ReportPrinter;
import io.urumi.shell.report.ReportPrinter.Field;
import io.urumi.shell.report.Text;
import java.util.List;

/**
 * A team.
 *
 * @param done what was done with it; empty for nothing
 */
public record TeamDetails(Team team, String done) implements Report {
  /** A team that is shown. */
  public TeamDetails(Team team) {
    this(team, "");
  }

  @Override
  public Object document() {
    return team;
  }

  @Override
  public void print(ReportPrinter printer) {
    if (!done.isEmpty()) {
      printer.line(done);
    }
    printer.fields(
        List.of(
            Field.of("Name", Text.plain(team.name())),
            Field.of("Id", team.id()),
            Field.of("Created", Text.moment(team.createdAt())),
            Field.of("You may", String.join(", ", team.permissions()))));
  }
}
