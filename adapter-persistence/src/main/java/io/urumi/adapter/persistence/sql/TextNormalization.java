package io.urumi.adapter.persistence.sql;

import java.util.stream.Collectors;

/** Texts as both databases store and compare them. */
public final class TextNormalization {
  private static final String REPLACEMENT = "\uFFFD";

  private TextNormalization() {}

  /** At most {@code maxLength} UTF-16 units; the last is an ellipsis when the text was longer. */
  public static String truncated(String text, int maxLength) {
    if (text.length() <= maxLength) {
      return text;
    }
    int end = maxLength - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  /** Without what PostgreSQL rejects or changes: NUL and unpaired surrogates. */
  public static String storable(String text) {
    return text.codePoints()
        .mapToObj(each ->
            each == 0 || Character.getType(each) == Character.SURROGATE
                ? REPLACEMENT
                : Character.toString(each))
        .collect(Collectors.joining());
  }

  /**
   * Case-folded character by character, so that the folded form of a part is a part of the folded
   * text.
   */
  public static String folded(String text) {
    return text.codePoints()
        .map(Character::toUpperCase)
        .map(Character::toLowerCase)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  /** A pattern for {@code like … escape '!'} that matches texts which contain this one. */
  public static String containsPattern(String text) {
    return "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }
}
