package io.urumi.shell.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.shell.jline.tui.table.ArrayTableModel;
import org.springframework.shell.jline.tui.table.AutoSizeConstraints;
import org.springframework.shell.jline.tui.table.BorderSpecification;
import org.springframework.shell.jline.tui.table.BorderStyle;
import org.springframework.shell.jline.tui.table.CellMatchers;
import org.springframework.shell.jline.tui.table.DelimiterTextWrapper;
import org.springframework.shell.jline.tui.table.SizeConstraints;
import org.springframework.shell.jline.tui.table.TableBuilder;
import org.springframework.shell.jline.tui.table.TextWrapper;

/** A table: columns as wide as their content, wrapped at the terminal's width. */
public final class TextTable {
  private static final int GAP = 2;

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

  /** Returns the table as text that fits the console's width. */
  public String render(Console console) {
    String[][] cells =
        rows.stream().map(row -> row.toArray(String[]::new)).toArray(String[][]::new);
    TableBuilder builder =
        new TableBuilder(new ArrayTableModel(cells))
            .on(CellMatchers.table())
            .addSizer(WITH_GAP)
            .addWrapper(BEFORE_GAP)
            .and();
    if (header) {
      BorderStyle rule = console.unicode() ? BorderStyle.fancy_light : BorderStyle.oldschool;
      builder
          .paintBorder(rule, BorderSpecification.BOTTOM)
          .fromTopLeft()
          .toRowColumn(1, cells[0].length);
    }
    return builder
        .build()
        .render(console.width().getAsInt())
        .lines()
        .map(String::stripTrailing)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static final SizeConstraints WITH_GAP =
      (raw, tableWidth, columns) -> {
        SizeConstraints.Extent content = new AutoSizeConstraints().width(raw, tableWidth, columns);
        return new SizeConstraints.Extent(content.min + GAP, content.max + GAP);
      };

  private static final TextWrapper BEFORE_GAP =
      (original, width) -> new DelimiterTextWrapper().wrap(original, Math.max(1, width - GAP));
}
