package io.urumi.shell.report;

import io.urumi.client.model.store.StepRun;
import io.urumi.shell.textwidth.DisplayWidth;
import java.io.PrintWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Lines that are written while a command waits. On a terminal the last line shows the step in
 * progress and its duration; elsewhere only steps that have ended are written.
 */
public final class Progress {
  private static final int LABEL = 40;
  private static final String[] SPINNER = {"⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"};
  private static final String ERASE = "\r\u001b[2K";

  private final Console console;
  private final PrintWriter target;
  private int frame;
  private boolean drawn;

  private Progress(Console console, PrintWriter target) {
    this.console = console;
    this.target = target;
  }

  /** Writes to the output for tables, and to the error stream for JSON and YAML. */
  public static Progress on(Console console, OutputFormat format) {
    return new Progress(console, format == OutputFormat.TABLE ? console.out() : console.err());
  }

  /** Writes a step that has ended. */
  public void ended(StepRun step) {
    @Nullable Long millis = step.durationMs();
    String took = millis == null ? "" : Text.took(Duration.ofMillis(millis));
    StringBuilder line = new StringBuilder("  ");
    line.append(StatusIcons.of(step.outcome(), console)).append(' ');
    line.append(DisplayWidth.padded(Text.plain(step.label()), LABEL)).append(padLeft(took, 10));
    if (step.attempt() > 1) {
      line.append("  attempt ").append(step.attempt());
    }
    if (!step.succeeded()) {
      @Nullable String why = step.failure() != null ? step.failure().message() : step.message();
      line.append("  ").append(Text.plain(why));
    }
    line(line.toString());
  }

  /** Writes a line above the live one. */
  public void line(String text) {
    clear();
    target.println(text);
    target.flush();
  }

  /** Updates the live line; does nothing where lines cannot be rewritten. */
  public void current(String label, Duration since) {
    if (!console.live()) {
      return;
    }
    String spinner = console.sign(SPINNER[frame++ % SPINNER.length], ">");
    String text =
        "  "
            + console.paint(Style.BUSY, spinner)
            + " "
            + DisplayWidth.padded(shortened(Text.plain(label)), labelWidth())
            + padLeft(Text.took(since), 10);
    target.print(ERASE + text);
    target.flush();
    drawn = true;
  }

  /** Removes the live line. */
  public void clear() {
    if (drawn) {
      target.print(ERASE);
      target.flush();
      drawn = false;
    }
  }

  /** A live line that wraps cannot be erased. */
  private int labelWidth() {
    return Math.clamp(console.width().getAsInt() - 16, 1, LABEL);
  }

  private String shortened(String label) {
    return DisplayWidth.shortened(label, labelWidth(), console.sign("…", "."));
  }

  private static String padLeft(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}
