package io.urumi.shell.textwidth;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.WCWidth;

/**
 * Measures text in the cells of a terminal: East Asian characters and emoji take two cells,
 * combining marks none.
 */
public final class DisplayWidth {
  private static final Pattern CLUSTER = Pattern.compile("\\X");

  private DisplayWidth() {}

  /** Returns how many cells the text takes. */
  public static int of(String text) {
    return text.codePoints().map(c -> Math.max(0, WCWidth.wcwidth(c))).sum();
  }

  /** Returns the text, padded with spaces to a number of cells. */
  public static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - of(text)));
  }

  /** Returns the text, or its beginning with {@code end} when it takes more cells. */
  public static String shortened(String text, int width, String end) {
    return of(text) <= width ? text : pieces(text, width - of(end)).getFirst() + end;
  }

  /** Returns the text as lines of at most {@code width} cells, broken at spaces where possible. */
  public static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ", -1)) {
      String longer = lines.isEmpty() && line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && of(longer) > width) {
        lines.add(line);
        longer = word;
      }
      List<String> pieces = pieces(longer, width);
      lines.addAll(pieces.subList(0, pieces.size() - 1));
      line = pieces.getLast();
    }
    lines.add(line);
    return lines;
  }

  /**
   * Splits a text into pieces of at most {@code width} cells, without splitting grapheme clusters.
   */
  private static List<String> pieces(String text, int width) {
    if (of(text) <= width) {
      return List.of(text);
    }
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    Matcher clusters = CLUSTER.matcher(text);
    while (clusters.find()) {
      if (!piece.isEmpty() && of(piece + clusters.group()) > width) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
      piece.append(clusters.group());
    }
    pieces.add(piece.toString());
    return pieces;
  }
}
