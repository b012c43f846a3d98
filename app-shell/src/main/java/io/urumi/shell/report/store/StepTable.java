package io.urumi.shell.report.store;

import io.urumi.client.model.Page;
import io.urumi.client.model.store.StepRun;
import io.urumi.shell.report.Report;
import io.urumi.shell.report.ReportPrinter;
import io.urumi.shell.report.Text;
import io.urumi.shell.report.TextTable;
import java.time.Duration;

/** The attempts of the steps of one store. The columns are in {@code print}. */
public record StepTable(Page<StepRun> page) implements Report {

  @Override
  public Object document() {
    return page;
  }

  @Override
  public void print(ReportPrinter printer) {
    if (page.items().isEmpty()) {
      printer.line("No step has started yet.");
      return;
    }
    TextTable table = TextTable.of("STEP", "ATTEMPT", "OUTCOME", "DURATION", "STARTED", "MESSAGE");
    for (StepRun step : page.items()) {
      table.row(
          step.label(),
          String.valueOf(step.attempt()),
          Text.titled(step.outcome()),
          took(step, printer),
          Text.time(step.startedAt()),
          message(step));
    }
    printer.table(table);
    printer.more(page);
  }

  private static String took(StepRun step, ReportPrinter printer) {
    if (step.durationMs() != null) {
      return Text.took(Duration.ofMillis(step.durationMs()));
    }
    return step.running() ? Text.age(step.startedAt(), printer.now()) + " so far" : "";
  }

  private static String message(StepRun step) {
    return step.failure() != null ? step.failure().message() : Text.plain(step.message());
  }
}
