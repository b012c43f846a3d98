package io.urumi.shell.report.platform;

import io.urumi.client.model.Page;
import io.urumi.client.model.Plan;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.ReportPrinter;
import io.urumi.shell.report.Text;
import io.urumi.shell.report.TextTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The plans of a store. */
public record PlanTable(List<Plan> plans) implements Report {

  @Override
  public Object document() {
    return new Page<>(plans, null);
  }

  @Override
  public void print(ReportPrinter printer) {
    TextTable table = TextTable.of("PLAN", "DEFAULT", "CPU", "MEMORY", "STORAGE", "DESCRIPTION");
    for (Plan plan : plans) {
      Plan.@Nullable PlanResources resources = plan.resources();
      table.row(
          plan.name(),
          plan.isDefault() ? "yes" : "",
          resources == null ? "" : Text.plain(resources.cpu()),
          resources == null ? "" : Text.plain(resources.memory()),
          resources == null ? "" : Text.plain(resources.storage()),
          plan.description() != null ? plan.description() : Text.plain(plan.title()));
    }
    printer.table(table);
  }
}
