package io.urumi.shell.view;

import io.urumi.shell.client.model.Page;
import io.urumi.shell.client.model.Plan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sizes a store can have. */
public record PlansReport(List<Plan> plans) implements Report {

  @Override
  public Object document() {
    return new Page<>(plans, null);
  }

  @Override
  public void print(Sheet sheet) {
    TextTable table = TextTable.of("PLAN", "DEFAULT", "CPU", "MEMORY", "STORAGE", "DESCRIPTION");
    for (Plan plan : plans) {
      table.row(
          plan.name(),
          plan.isDefault() ? "yes" : "",
          resource(plan, "cpu"),
          resource(plan, "memory"),
          resource(plan, "storage"),
          plan.description() != null ? plan.description() : Text.plain(plan.title()));
    }
    sheet.table(table);
  }

  private static String resource(Plan plan, String name) {
    @Nullable Object value = plan.resources().get(name);
    return value == null ? "" : value.toString();
  }
}
