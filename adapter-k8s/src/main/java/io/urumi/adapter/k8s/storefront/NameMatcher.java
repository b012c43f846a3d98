package io.urumi.adapter.k8s.storefront;

import java.text.Normalizer;

/**
 * Finds a shop's name in a page's text. WordPress changes typography: straight quotes become curly,
 * hyphens dashes, three dots an ellipsis, 3x4 becomes 3×4.
 */
final class NameMatcher {
  private NameMatcher() {}

  /** Whether the text contains the name, apart from typography. */
  static boolean contains(String text, String name) {
    return withoutTypography(text).contains(withoutTypography(name));
  }

  /** Without blanks, quotes, dashes and dots; compatible characters as one. */
  private static String withoutTypography(String text) {
    String folded =
        Normalizer.normalize(text.replace('×', 'x').replace("(tm)", "™"), Normalizer.Form.NFKC);
    StringBuilder kept = new StringBuilder(folded.length());
    folded.codePoints().filter(NameMatcher::isKept).forEach(kept::appendCodePoint);
    return kept.toString();
  }

  private static boolean isKept(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.SPACE_SEPARATOR,
          Character.CONTROL,
          Character.FORMAT,
          Character.DASH_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION ->
          false;
      default -> "\"'`´.,‚„′″".indexOf(codePoint) < 0;
    };
  }
}
