package io.urumi.domain.lifecycle;

import io.urumi.domain.store.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code DESIGN.md} of this module, read as data: the diagram's edges and the tables. */
final class DesignDocument {
  private static final Pattern EDGE =
      Pattern.compile("^\\s*(\\w+|\\[\\*]) --> (\\w+|\\[\\*])(?: ?: .*)?$");

  private final List<String> lines;

  private DesignDocument(List<String> lines) {
    this.lines = lines;
  }

  static DesignDocument read() {
    try {
      return new DesignDocument(Files.readAllLines(Path.of("DESIGN.md")));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** An arrow of the diagram. */
  record Edge(Phase from, Phase to) {}

  /** The arrows between phases; those from and to the dots are checked here. */
  SequencedSet<Edge> edges() {
    SequencedSet<Edge> edges = new LinkedHashSet<>();
    for (String line : between("```mermaid", "```")) {
      Matcher arrow = EDGE.matcher(line);
      if (!arrow.matches()) {
        continue;
      }
      String from = arrow.group(1);
      String to = arrow.group(2);
      if (from.equals("[*]")) {
        require(phase(to) == Phase.REQUESTED, line);
      } else if (to.equals("[*]")) {
        require(phase(from) == Phase.DELETED, line);
      } else {
        require(edges.add(new Edge(phase(from), phase(to))), line);
      }
    }
    return edges;
  }

  private static void require(boolean right, String line) {
    if (!right) {
      throw new AssertionError("the diagram is wrong at: " + line);
    }
  }

  /** The cells of the table under a heading, by row and column; columns are phases. */
  Map<String, Map<Phase, String>> table(String heading) {
    List<String> rows =
        between("## " + heading, "## ").stream().filter(line -> line.startsWith("|")).toList();
    List<Phase> columns =
        cells(rows.getFirst()).stream().skip(1).map(DesignDocument::phase).toList();
    Map<String, Map<Phase, String>> table = new LinkedHashMap<>();
    for (String row : rows.subList(2, rows.size())) {
      List<String> cells = cells(row);
      Map<Phase, String> byPhase = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        byPhase.put(columns.get(i), cells.get(i + 1));
      }
      if (table.put(cells.getFirst(), byPhase) != null) {
        throw new AssertionError("two rows for " + cells.getFirst());
      }
    }
    return table;
  }

  private List<String> between(String from, String to) {
    int start = lines.indexOf(from);
    if (start < 0) {
      throw new AssertionError("DESIGN.md has no line \"" + from + "\"");
    }
    int end = start + 1;
    while (end < lines.size() && !lines.get(end).startsWith(to)) {
      end++;
    }
    return lines.subList(start + 1, end);
  }

  private static List<String> cells(String row) {
    String inner = row.substring(1, row.lastIndexOf('|'));
    return Arrays.stream(inner.split("\\|", -1)).map(String::strip).toList();
  }

  private static Phase phase(String name) {
    return Phase.valueOf(name.toUpperCase(Locale.ROOT));
  }
}
