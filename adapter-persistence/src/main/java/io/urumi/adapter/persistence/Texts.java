package io.urumi.adapter.persistence;

import java.util.stream.Collectors;

/** Texts as both databases keep them. */
final class Texts {
  private static final String REPLACEMENT = "\uFFFD";

  private Texts() {}

  /** At most {@code longest} UTF-16 units, the last an ellipsis when something was cut off. */
  static String shortened(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = longest - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  /** Without what PostgreSQL refuses or changes: NUL, and halves of surrogate pairs. */
  static String storable(String text) {
    return text.codePoints()
        .mapToObj(each ->
            each == 0 || Character.getType(each) == Character.SURROGATE
                ? REPLACEMENT
                : Character.toString(each))
        .collect(Collectors.joining());
  }

  /**
   * With upper and lower case made alike, character by character, so that a part of a text is found
   * in it whatever stands around.
   */
  static String folded(String text) {
    return text.codePoints()
        .map(Character::toUpperCase)
        .map(Character::toLowerCase)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  /** A pattern for {@code like … escape '!'} that finds the text anywhere. */
  static String anywhere(String text) {
    return "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
  }
}
