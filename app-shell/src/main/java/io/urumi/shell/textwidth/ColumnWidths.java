package io.urumi.shell.textwidth;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Divides the cells of a line among the columns of a table. */
public final class ColumnWidths {
  private ColumnWidths() {}

  /**
   * Returns a width for each column, together at most {@code available}. Each column is at least as
   * wide as its longest word, and the cells that are left are given in turn to the columns whose
   * content is wider. If the longest words do not fit, the widest columns are narrowed.
   */
  public static int[] of(List<List<String>> rows, int available) {
    int columns = rows.getFirst().size();
    int[] content = IntStream.range(0, columns).map(at -> widest(rows, at, false)).toArray();
    int[] words = IntStream.range(0, columns).map(at -> widest(rows, at, true)).toArray();
    int room = available - Arrays.stream(words).sum();
    return room < 0 ? capped(words, available) : grown(words, content, room);
  }

  private static int widest(List<List<String>> rows, int column, boolean words) {
    return rows.stream()
        .map(row -> row.get(column))
        .flatMap(cell -> words ? Stream.of(cell.split(" ")) : Stream.of(cell))
        .mapToInt(DisplayWidth::of)
        .max()
        .orElse(0);
  }

  /** Gives the cells that are left to the columns that need them, one at a time and in turn. */
  private static int[] grown(int[] widths, int[] content, int room) {
    int left = room;
    boolean more = true;
    while (more && left > 0) {
      more = false;
      for (int i = 0; i < widths.length && left > 0; i++) {
        if (widths[i] < content[i]) {
          widths[i]++;
          left--;
          more = true;
        }
      }
    }
    return widths;
  }

  /** Takes cells from the widest column until the columns fit. */
  private static int[] capped(int[] widths, int available) {
    for (int over = Arrays.stream(widths).sum() - available; over > 0; over--) {
      int widest = 0;
      for (int i = 1; i < widths.length; i++) {
        widest = widths[i] > widths[widest] ? i : widest;
      }
      widths[widest]--;
    }
    return widths;
  }
}
