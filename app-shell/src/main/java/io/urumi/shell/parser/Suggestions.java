package io.urumi.shell.parser;

import java.util.Collection;
import java.util.Comparator;

/** Suggests a known word for a mistyped one. */
final class Suggestions {
  private Suggestions() {}

  /** Returns a sentence with the closest word, or nothing when no word is close. */
  static String of(String typed, Collection<String> known) {
    return known.stream()
        .sorted()
        .min(Comparator.comparingInt(word -> distance(typed, word)))
        .filter(word -> distance(typed, word) <= (word.length() < 4 ? 1 : 2))
        .map(word -> " Did you mean '" + word + "'?")
        .orElse("");
  }

  /** Returns the Levenshtein distance. */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
