package io.urumi.shell.report.store;

import io.urumi.client.model.StoreEvent;
import io.urumi.shell.report.Console;
import io.urumi.shell.report.StatusIcons;
import io.urumi.shell.report.Style;
import io.urumi.shell.report.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Formats events as lines; records when a step started, to show its duration when it ends. */
public final class EventLine {
  private final Map<String, Instant> startTimes = new HashMap<>();
  private final Console console;

  /** Creates a formatter for {@code console}. */
  public EventLine(Console console) {
    this.console = console;
  }

  /** Returns the line for the next event. */
  public String of(StoreEvent event) {
    String took = took(event);
    return console.paint(Style.DIM, Text.time(event.at()))
        + "  "
        + console.paint(Style.STRONG, pad(Text.plain(event.subdomain()), 16))
        + "  "
        + icon(event)
        + " "
        + " ".repeat(Math.max(0, 9 - took.length()))
        + took
        + "  "
        + message(event, !took.isEmpty());
  }

  /** Removes the duration from the end of the message when it has its own column. */
  private static String message(StoreEvent event, boolean tookIsSaid) {
    String message = Text.plain(event.message() != null ? event.message() : event.type());
    return tookIsSaid ? message.replaceFirst(" \\(\\d+ ms\\)\\.$", ".") : message;
  }

  private String took(StoreEvent event) {
    @Nullable Instant at = event.at();
    if (event.step() == null || at == null) {
      return "";
    }
    String key = event.storeId() + "/" + event.step();
    if (event.type().equals("StepStarted")) {
      startTimes.put(key, at);
      return "";
    }
    if (event.type().equals("StepSucceeded") || event.type().equals("StepFailed")) {
      @Nullable Instant start = startTimes.remove(key);
      return start == null ? "" : Text.took(Duration.between(start, at));
    }
    return "";
  }

  private String icon(StoreEvent event) {
    return switch (event.type()) {
      case "StepStarted" -> StatusIcons.of("RUNNING", console);
      case "StepSucceeded" -> StatusIcons.of("SUCCEEDED", console);
      case "StepFailed" -> StatusIcons.of("FAILED", console);
      case "PhaseChanged" -> phaseMark(event);
      default -> StatusIcons.of("", console);
    };
  }

  private String phaseMark(StoreEvent event) {
    String sign = console.sign("●", "*");
    return event.phase() == null ? sign : console.paint(Style.of(event.phase()), sign);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }
}
