package io.urumi.shell.report;

import io.urumi.shell.textwidth.ColumnWidths;
import io.urumi.shell.textwidth.DisplayWidth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table: columns as wide as their content, wrapped at the terminal's width. */
public final class TextTable {
  private static final int GAP = 2;

  /** A table with narrower columns cannot be read. */
  private static final int MIN_COLUMN_WIDTH = 8;

  private final List<List<String>> rows = new ArrayList<>();
  private final boolean header;

  private TextTable(boolean header) {
    this.header = header;
  }

  /** Creates a table with these columns. */
  public static TextTable of(String... columns) {
    TextTable table = new TextTable(true);
    table.rows.add(List.of(columns));
    return table;
  }

  /** Creates a table with rows only. */
  public static TextTable withoutHeader(List<List<String>> rows) {
    TextTable table = new TextTable(false);
    table.rows.addAll(rows);
    return table;
  }

  /** Adds a row with a cell for each column. */
  public TextTable row(String... cells) {
    rows.add(Arrays.stream(cells).map(Text::plain).toList());
    return this;
  }

  /**
   * Returns the table as text that fits the console's width. Where columns would become too narrow
   * to read, each row is written as a list of its cells.
   */
  public String render(Console console) {
    int width = console.width().getAsInt();
    int columns = rows.getFirst().size();
    int available = width - GAP * (columns - 1);
    List<String> lines =
        header && available < columns * MIN_COLUMN_WIDTH && naturalWidth() > width
            ? records(console, width)
            : columns(console, width, ColumnWidths.of(rows, available));
    return lines.stream().map(String::stripTrailing).collect(Collectors.joining("\n", "", "\n"));
  }

  private int naturalWidth() {
    return Arrays.stream(ColumnWidths.of(rows, Console.UNBOUNDED)).sum()
        + GAP * (rows.getFirst().size() - 1);
  }

  private List<String> columns(Console console, int width, int[] widths) {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      lines.addAll(lines(row, widths));
      if (header && row == rows.getFirst()) {
        int rule = Math.min(width, Arrays.stream(widths).map(column -> column + GAP).sum());
        lines.add(rule(console, rule));
      }
    }
    return lines;
  }

  /** The lines of one row: as many as its longest cell has. */
  private static List<String> lines(List<String> row, int[] widths) {
    List<List<String>> cells =
        IntStream.range(0, widths.length)
            .mapToObj(at -> DisplayWidth.wrapped(row.get(at), Math.max(1, widths[at])))
            .toList();
    int height = cells.stream().mapToInt(List::size).max().orElse(1);
    return IntStream.range(0, height)
        .mapToObj(line ->
            IntStream.range(0, widths.length)
                .mapToObj(at -> {
                  List<String> cell = cells.get(at);
                  return DisplayWidth.padded(line < cell.size() ? cell.get(line) : "", widths[at]);
                })
                .collect(Collectors.joining(" ".repeat(GAP))))
        .toList();
  }

  /** Each row as a list of column names and cells, with a rule between the rows. */
  private List<String> records(Console console, int width) {
    List<String> names = rows.getFirst();
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      if (!lines.isEmpty()) {
        lines.add(rule(console, width));
      }
      List<List<String>> fields =
          IntStream.range(0, names.size())
              .filter(at -> !row.get(at).isEmpty())
              .mapToObj(at -> List.of(names.get(at), row.get(at)))
              .toList();
      if (!fields.isEmpty()) {
        int[] widths = ColumnWidths.of(fields, width - GAP);
        fields.forEach(field -> lines.addAll(lines(field, widths)));
      }
    }
    return lines;
  }

  private static String rule(Console console, int width) {
    return console.sign("─", "-").repeat(Math.max(0, width));
  }
}
