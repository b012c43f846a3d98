package io.urumi.shell.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.client.model.store.StepRun;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final StringWriter out = new StringWriter();

  @Test
  void on_a_terminal_the_step_in_progress_is_a_live_line_that_is_replaced_when_it_ends() {
    Progress progress = Progress.on(console(true), OutputFormat.TABLE);

    progress.current("Create the namespace", Duration.ofMillis(1200));
    progress.ended(step("SUCCEEDED", null));

    assertThat(out.toString())
        .contains("Create the namespace", "1.2 s")
        .contains("\r\u001b[2K  ✓ Create the namespace");
  }

  @Test
  void elsewhere_only_ended_steps_are_written_and_no_line_is_rewritten() {
    Progress progress = Progress.on(console(false), OutputFormat.TABLE);

    progress.current("Create the namespace", Duration.ofMillis(1200));
    progress.ended(step("FAILED", "The quota is too small."));

    assertThat(out.toString())
        .doesNotContain("\u001b", "\r")
        .contains("✗ Create the namespace", "41 ms", "The quota is too small.");
    assertThat(out.toString().lines()).hasSize(1);
  }

  private Console console(boolean live) {
    PrintWriter writer = new PrintWriter(out);
    return new Console(writer, writer, () -> 100, live, false, true);
  }

  private static StepRun step(String outcome, @Nullable String message) {
    return new StepRun(
        "1",
        "CREATE_NAMESPACE",
        "Create the namespace",
        1,
        null,
        null,
        41L,
        outcome,
        message,
        null);
  }
}
