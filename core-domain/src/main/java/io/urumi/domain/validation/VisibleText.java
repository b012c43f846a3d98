package io.urumi.domain.validation;

import java.util.OptionalInt;

/**
 * Decides which characters a text for people may contain: visible ones, and the two joiners where a
 * script or an emoji needs them.
 *
 * <p>Every other invisible character is refused, because it makes a text look like another one
 * (spoofing) or changes how the surrounding text is shown: control and format characters, the
 * characters that Unicode calls default ignorable, private and unassigned ones.
 */
public final class VisibleText {
  /**
   * With the joiner, separates or joins letters in Persian, Sinhala, Bengali and others, and emoji.
   */
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;

  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private VisibleText() {}

  /**
   * Returns the text without leading and trailing spaces of any kind, including no-break spaces.
   */
  public static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    while (end > start && isSpace(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(start, end);
  }

  /** Returns whether no character of the text is visible. */
  public static boolean hasNoVisibleCharacter(String text) {
    return text.codePoints()
        .allMatch(c -> isSpace(c) || isBlankPattern(c) || isIgnorable(c) || isUnprintable(c));
  }

  /** Returns the index of the first character that is not accepted. */
  public static OptionalInt firstRefused(String text) {
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      if (!isAccepted(text, at)) {
        return OptionalInt.of(at);
      }
    }
    return OptionalInt.empty();
  }

  /** Returns whether a code point is one of the two joiners, which are format characters. */
  public static boolean isJoiner(int codePoint) {
    return codePoint == ZERO_WIDTH_NON_JOINER || codePoint == ZERO_WIDTH_JOINER;
  }

  /** Returns whether a code point cannot be shown or is invisible; includes the joiners. */
  public static boolean isUnprintable(int codePoint) {
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

  private static boolean isAccepted(String text, int at) {
    int codePoint = text.codePointAt(at);
    int before = at == 0 ? ' ' : text.codePointBefore(at);
    if (isJoiner(codePoint)) {
      int next = at + Character.charCount(codePoint);
      return joins(before) && next < text.length() && joins(text.codePointAt(next));
    }
    if (isVariationSelector(codePoint)) {
      return !isSpace(before) && !isIgnorable(before) && !isUnprintable(before);
    }
    return !isUnprintable(codePoint) && !isIgnorable(codePoint);
  }

  /** Returns whether a joiner may be next to it: a letter, a mark of a letter, or an emoji. */
  private static boolean joins(int codePoint) {
    if (isIgnorable(codePoint) && !isVariationSelector(codePoint)) {
      return false;
    }
    int type = Character.getType(codePoint);
    return Character.isLetter(codePoint)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || Character.isExtendedPictographic(codePoint)
        || Character.isEmojiModifier(codePoint);
  }

  private static boolean isSpace(int codePoint) {
    return Character.isSpaceChar(codePoint) || Character.isWhitespace(codePoint);
  }

  /** The blank Braille pattern: a symbol in Unicode, but shown as a space. */
  private static boolean isBlankPattern(int codePoint) {
    return codePoint == 0x2800;
  }

  /** Whether it selects a form of the preceding emoji, ideograph or Mongolian letter. */
  private static boolean isVariationSelector(int codePoint) {
    return codePoint >= 0xFE00 && codePoint <= 0xFE0F
        || codePoint >= 0xE0100 && codePoint <= 0xE01EF
        || codePoint >= 0x180B && codePoint <= 0x180D
        || codePoint == 0x180F;
  }

  /**
   * Whether it is default ignorable although Unicode classifies it as a letter or mark; the JDK has
   * no method for this.
   */
  private static boolean isIgnorable(int codePoint) {
    return isVariationSelector(codePoint)
        || switch (codePoint) {
          case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0 -> true;
          default -> false;
        };
  }
}
