package io.urumi.adapter.k8s;

import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds a plain text in a page, although WordPress encodes characters as entities and embellishes
 * typography: straight quotes become curly, hyphens dashes, three dots an ellipsis, 3x4 becomes
 * 3×4.
 */
final class HtmlText {
  private static final Pattern ENTITY =
      Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,10});");
  private static final Map<String, String> NAMED =
      Map.ofEntries(
          Map.entry("amp", "&"),
          Map.entry("lt", "<"),
          Map.entry("gt", ">"),
          Map.entry("quot", "\""),
          Map.entry("apos", "'"),
          Map.entry("nbsp", " "),
          Map.entry("lsquo", "'"),
          Map.entry("rsquo", "'"),
          Map.entry("ldquo", "\""),
          Map.entry("rdquo", "\""),
          Map.entry("ndash", "-"),
          Map.entry("mdash", "-"),
          Map.entry("hellip", "..."),
          Map.entry("times", "x"),
          Map.entry("prime", "'"),
          Map.entry("Prime", "\""),
          Map.entry("trade", "(tm)"));

  private HtmlText() {}

  /** Whether the text is in the page, whatever typography did to it. */
  static boolean contains(String html, String text) {
    return essence(decode(html)).contains(essence(text));
  }

  /** Entities as the characters they stand for. */
  static String decode(String html) {
    Matcher matcher = ENTITY.matcher(html);
    StringBuilder text = new StringBuilder(html.length());
    while (matcher.find()) {
      matcher.appendReplacement(text, Matcher.quoteReplacement(character(matcher)));
    }
    return matcher.appendTail(text).toString();
  }

  private static String character(Matcher matcher) {
    String entity = matcher.group(1);
    if (!entity.startsWith("#")) {
      return NAMED.getOrDefault(entity, matcher.group());
    }
    boolean hexadecimal = entity.charAt(1) == 'x' || entity.charAt(1) == 'X';
    int codePoint =
        hexadecimal
            ? Integer.parseInt(entity.substring(2), 16)
            : Integer.parseInt(entity.substring(1));
    return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : matcher.group();
  }

  /** What typography leaves alone: no blanks, quotes, dashes or dots; compatible forms folded. */
  private static String essence(String text) {
    String folded =
        Normalizer.normalize(text.replace('×', 'x').replace("(tm)", "™"), Normalizer.Form.NFKC);
    StringBuilder essence = new StringBuilder(folded.length());
    folded.codePoints().filter(HtmlText::essential).forEach(essence::appendCodePoint);
    return essence.toString();
  }

  private static boolean essential(int codePoint) {
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
