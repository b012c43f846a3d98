package io.urumi.shell.view;

import io.urumi.client.model.store.StepRun;
import java.io.PrintWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Lines that appear while something is under way. On a terminal the last one shows what is being
 * done now and counts; elsewhere only what is finished is written, a line each.
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

  /** Progress among the answer's lines, or beside it when the answer is for programs. */
  public static Progress on(Console console, OutputFormat format) {
    return new Progress(console, format == OutputFormat.TABLE ? console.out() : console.err());
  }

  /** A step is over. */
  public void ended(StepRun step) {
    @Nullable Long millis = step.durationMs();
    String took = millis == null ? "" : Text.took(Duration.ofMillis(millis));
    StringBuilder line = new StringBuilder("  ");
    line.append(StatusIcons.of(step.outcome(), console)).append(' ');
    line.append(padded(Text.plain(step.label()), LABEL)).append(padLeft(took, 10));
    if (step.attempt() > 1) {
      line.append("  attempt ").append(step.attempt());
    }
    if (!step.succeeded()) {
      @Nullable String why = step.failure() != null ? step.failure().message() : step.message();
      line.append("  ").append(Text.plain(why));
    }
    line(line.toString());
  }

  /** Writes a line above the one that counts. */
  public void line(String text) {
    clear();
    target.println(text);
    target.flush();
  }

  /** Shows what is being done now; does nothing where lines cannot be rewritten. */
  public void current(String label, Duration since) {
    if (!console.live()) {
      return;
    }
    String spinner = console.sign(SPINNER[frame++ % SPINNER.length], ">");
    String text =
        "  "
            + console.paint(Style.BUSY, spinner)
            + " "
            + padded(shortened(Text.plain(label)), LABEL)
            + padLeft(Text.took(since), 10);
    target.print(ERASE + text);
    target.flush();
    drawn = true;
  }

  /** Removes the line that counts. */
  public void clear() {
    if (drawn) {
      target.print(ERASE);
      target.flush();
      drawn = false;
    }
  }

  private String shortened(String label) {
    int room = Math.max(10, Math.min(LABEL, console.width().getAsInt() - 16));
    return label.length() <= room ? label : label.substring(0, room - 1) + console.sign("…", ".");
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String padLeft(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}
