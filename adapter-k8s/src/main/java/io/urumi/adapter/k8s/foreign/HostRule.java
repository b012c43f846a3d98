package io.urumi.adapter.k8s.foreign;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The hosts that a rule of an Ingress or route receives requests for.
 *
 * @param text a name, a wildcard such as {@code *.example.com}, {@code *} or an empty text for
 *     every host, or an expression
 * @param isExpression whether the text is a regular expression of Go, in which Traefik is written
 * @param priority Traefik gives a request to the rule with the highest one; 0 when it is unknown
 */
record HostRule(String text, boolean isExpression, int priority) {
  /** Longer expressions than a host name needs are not compiled. */
  private static final int LONGEST_EXPRESSION = 1_000;

  static final String EVERY_HOST = "*";

  HostRule {
    text = isExpression ? text : text.toLowerCase(Locale.ROOT);
  }

  static HostRule of(String name) {
    return new HostRule(name, false, 0);
  }

  /**
   * Whether it is a wildcard or an expression, which may be a fallback for hosts without a shop.
   */
  boolean isPattern() {
    return isExpression || text.startsWith(EVERY_HOST);
  }

  /** Whether it names no host at all. */
  boolean isAnyHost() {
    return text.isEmpty();
  }

  boolean covers(String host) {
    return isExpression ? matches(host) : isAnyHost() || covering(host).anyMatch(text::equals);
  }

  /**
   * Whether it has a lower priority than the shop's own rule, so that it receives only what the
   * shop does not answer.
   */
  boolean isBelowShop(String host) {
    // Shorter than the rule of the shop's Ingress, which also has a path.
    return priority > 0 && priority < ("Host(``)" + host).length();
  }

  /** The host and every wildcard that covers it. */
  static Stream<String> covering(String host) {
    return Stream.concat(
        Stream.of(host, EVERY_HOST),
        Stream.iterate(host.indexOf('.'), dot -> dot >= 0, dot -> host.indexOf('.', dot + 1))
            .map(dot -> EVERY_HOST + host.substring(dot)));
  }

  /** In linear time, because anybody may write the expression. */
  private boolean matches(String host) {
    if (text.length() > LONGEST_EXPRESSION) {
      return false;
    }
    try {
      return Pattern.compile(text, Pattern.CASE_INSENSITIVE).matcher(host).find();
    } catch (PatternSyntaxException invalid) {
      // Traefik ignores such a route, too.
      return false;
    }
  }
}
