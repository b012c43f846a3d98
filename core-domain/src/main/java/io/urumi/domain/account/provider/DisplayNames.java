package io.urumi.domain.account.provider;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names of users as a provider sends them. */
public final class DisplayNames {
  /** Longest display name, in code points. */
  public static final int MAX_LENGTH = 100;

  private DisplayNames() {}

  /**
   * The name without characters that change how the text around it is shown, such as line breaks
   * and changes of direction.
   *
   * @param fallback used when nothing remains of the name
   */
  public static String clean(@Nullable String name, String fallback) {
    String visible = name == null ? "" : visible(name);
    return visible.isEmpty() ? visible(fallback) : visible;
  }

  private static String visible(String text) {
    return text.codePoints()
        .map(each -> Character.isWhitespace(each) ? ' ' : each)
        .filter(each -> each == ' ' || isVisible(each))
        .limit(MAX_LENGTH)
        .mapToObj(Character::toString)
        .collect(Collectors.joining())
        .strip();
  }

  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
