package io.urumi.shell.report;

import io.urumi.client.model.Page;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints the parts of a report: lines, fields and tables. */
public final class ReportPrinter {
  private final Console console;
  private final InstantSource clock;
  private @Nullable Instant now;

  /** Creates a printer; ages are relative to {@code clock}. */
  public ReportPrinter(Console console, InstantSource clock) {
    this.console = console;
    this.clock = clock;
  }

  /** Returns the time that ages are relative to, the same for the whole report. */
  public Instant now() {
    Instant read = now == null ? clock.instant() : now;
    now = read;
    return read;
  }

  /** Writes one line. */
  public void line(String text) {
    console.out().println(text);
  }

  /** Writes one line in a colour. */
  public void line(Style style, String text) {
    line(paint(style, text));
  }

  /** Writes an empty line. */
  public void gap() {
    line("");
  }

  /** Returns the text in the style's colour. */
  public String paint(Style style, String text) {
    return console.paint(style, text);
  }

  /** Returns the icon of an outcome. */
  public String icon(String outcome) {
    return StatusIcons.of(outcome, console);
  }

  /** Writes a table. */
  public void table(TextTable table) {
    console.out().print(table.render(console));
  }

  /** Writes how to read the next page, if there is one. */
  public void more(Page<?> page) {
    if (page.next() != null) {
      line(Style.DIM, "There are more: --all, or --after " + Text.plain(page.next()));
    }
  }

  /** Writes names and values below each other; those without a value are left out. */
  public void fields(List<Field> fields) {
    List<List<String>> rows =
        fields.stream()
            .filter(field -> !field.value().isEmpty())
            .map(field -> List.of(field.name(), field.value()))
            .toList();
    if (!rows.isEmpty()) {
      table(TextTable.withoutHeader(rows));
    }
  }

  /** A name and its value; null becomes empty. */
  public record Field(String name, String value) {

    /** Returns a field whose value is cleaned of control characters. */
    public static Field of(String name, @Nullable Object value) {
      return new Field(name, value == null ? "" : Text.plain(value.toString()));
    }
  }
}
