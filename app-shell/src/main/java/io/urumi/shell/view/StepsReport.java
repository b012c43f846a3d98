package io.urumi.shell.view;

import io.urumi.shell.client.model.Page;
import io.urumi.shell.client.model.StepRun;
import java.time.Duration;

/** Every try of every step of one store. */
public record StepsReport(Page<StepRun> page) implements Report {

  @Override
  public Object document() {
    return page;
  }

  @Override
  public void print(Sheet sheet) {
    if (page.items().isEmpty()) {
      sheet.line("No step has begun yet.");
      return;
    }
    TextTable table = TextTable.of("STEP", "TRY", "OUTCOME", "TOOK", "BEGAN", "MESSAGE");
    for (StepRun step : page.items()) {
      table.row(
          step.label(),
          String.valueOf(step.attempt()),
          Text.titled(step.outcome()),
          took(step, sheet),
          Text.time(step.startedAt()),
          message(step));
    }
    sheet.table(table);
  }

  private static String took(StepRun step, Sheet sheet) {
    if (step.durationMs() != null) {
      return Text.took(Duration.ofMillis(step.durationMs()));
    }
    return step.running() ? Text.age(step.startedAt(), sheet.now()) + " so far" : "";
  }

  private static String message(StepRun step) {
    return step.failure() != null ? step.failure().message() : Text.plain(step.message());
  }
}
