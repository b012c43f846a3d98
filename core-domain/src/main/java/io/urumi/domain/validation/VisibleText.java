package io.urumi.domain.validation;

import java.util.OptionalInt;

/**
 * Which characters a text for people may contain: those that are shown, and the two joiners where a
 * script or an emoji needs them.
 *
 * <p>Everything else that is not shown is refused, because a text with it looks like another one
 * (spoofing) or changes how the text around it is shown: control and format characters, the
 * characters that Unicode calls default ignorable, private and unassigned ones.
 */
public final class VisibleText {
  /** Joins letters in Persian, Sinhala, Bengali and others, and emoji. */
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;

  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private VisibleText() {}

  /** Returns the text without spaces of any kind at its edges, no-break spaces included. */
  public static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && space(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    while (end > start && space(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(start, end);
  }

  /** Returns whether no character of the text leaves a mark on the screen. */
  public static boolean showsNothing(String text) {
    return text.codePoints().allMatch(c -> space(c) || blank(c) || ignorable(c) || unprintable(c));
  }

  /** Returns the index of the first character that is not accepted. */
  public static OptionalInt firstRefused(String text) {
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      if (!accepted(text, at)) {
        return OptionalInt.of(at);
      }
    }
    return OptionalInt.empty();
  }

  /** Returns whether a code point is one of the two joiners, which are format characters. */
  public static boolean joiner(int codePoint) {
    return codePoint == ZERO_WIDTH_NON_JOINER || codePoint == ZERO_WIDTH_JOINER;
  }

  /** Returns whether a code point cannot be shown or is not shown; the joiners are among them. */
  public static boolean unprintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static boolean accepted(String text, int at) {
    int codePoint = text.codePointAt(at);
    int before = at == 0 ? ' ' : text.codePointBefore(at);
    if (joiner(codePoint)) {
      int next = at + Character.charCount(codePoint);
      return joins(before) && next < text.length() && joins(text.codePointAt(next));
    }
    if (variationSelector(codePoint)) {
      return !space(before) && !ignorable(before) && !unprintable(before);
    }
    return !unprintable(codePoint) && !ignorable(codePoint);
  }

  /** Returns whether a joiner may stand beside it: a letter, a mark of a letter, or an emoji. */
  private static boolean joins(int codePoint) {
    if (ignorable(codePoint) && !variationSelector(codePoint)) {
      return false;
    }
    int type = Character.getType(codePoint);
    return Character.isLetter(codePoint)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || Character.isExtendedPictographic(codePoint)
        || Character.isEmojiModifier(codePoint);
  }

  private static boolean space(int codePoint) {
    return Character.isSpaceChar(codePoint) || Character.isWhitespace(codePoint);
  }

  /** The blank Braille pattern: a symbol for Unicode, a space for the eye. */
  private static boolean blank(int codePoint) {
    return codePoint == 0x2800;
  }

  /** Chooses a form of the character before it: of an emoji, an ideograph, a Mongolian letter. */
  private static boolean variationSelector(int codePoint) {
    return codePoint >= 0xFE00 && codePoint <= 0xFE0F
        || codePoint >= 0xE0100 && codePoint <= 0xE01EF
        || codePoint >= 0x180B && codePoint <= 0x180D
        || codePoint == 0x180F;
  }

  /** Default ignorable code points that Unicode counts as letters or marks; the JDK has no test. */
  private static boolean ignorable(int codePoint) {
    return variationSelector(codePoint)
        || switch (codePoint) {
          case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0 -> true;
          default -> false;
        };
  }
}
