package io.urumi.adapter.k8s.foreign;

import static io.urumi.kubernetes.JsonPaths.at;
import static io.urumi.kubernetes.JsonPaths.items;
import static io.urumi.kubernetes.JsonPaths.text;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.urumi.kubernetes.JsonPaths;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads the hosts from the rules of Traefik's routes, for example {@code Host(`a.example`) &&
 * PathPrefix(`/pay`)}. Linear in the length of a rule, which anybody may write.
 */
final class TraefikRules {
  private static final String TEXT = "(?:`[^`]*`|\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*')";

  /** A matcher of hosts with its arguments. */
  private static final Pattern MATCHER =
      Pattern.compile(
          "(?i)(!\\s*)?\\b(Host|HostHeader|HostRegexp|HostSNI|HostSNIRegexp)\\(\\s*(TEXT(?:\\s*,\\s*TEXT)*)\\s*\\)"
              .replace("TEXT", TEXT));

  private static final Pattern ARGUMENT = Pattern.compile(TEXT);

  /** A variable of Traefik 2 with its expression, such as {@code {shop:[a-z]+}}. */
  private static final Pattern VARIABLE = Pattern.compile("\\{[A-Za-z_]\\w*(?::([^{}]*))?\\}");

  /** Names that Traefik's chart gives to the entry points of shops. */
  private static final Set<String> WEB = Set.of("web", "websecure");

  private TraefikRules() {}

  /** The hosts of an IngressRoute. Without a priority, that of a route is its length. */
  static Stream<HostRule> ofHttp(JsonObject route) {
    return items(at(route, "spec", "routes")).stream()
        .flatMap(rule -> {
          String match = text(at(rule, "match"));
          int priority = RouteKind.number(text(at(rule, "priority")));
          return match.contains(RouteKind.CHALLENGE)
              ? Stream.empty()
              : hosts(match, priority > 0 ? priority : match.length()).stream();
        });
  }

  /** The hosts of an IngressRouteTCP, which precedes every route of HTTP. */
  static Stream<HostRule> ofTcp(JsonObject route) {
    List<JsonElement> entryPoints = items(at(route, "spec", "entryPoints"));
    boolean ofShops =
        entryPoints.isEmpty() || entryPoints.stream().map(JsonPaths::text).anyMatch(WEB::contains);
    return items(at(route, "spec", "routes")).stream()
        .flatMap(rule -> hosts(text(at(rule, "match")), 0).stream())
        // What is not TLS, such as a database, needs HostSNI(`*`) on an entry point of its own.
        .filter(rule -> ofShops || !rule.text().equals(HostRule.EVERY_HOST));
  }

  private static List<HostRule> hosts(String match, int priority) {
    List<HostRule> hosts = new ArrayList<>();
    Matcher matcher = MATCHER.matcher(match);
    while (matcher.find()) {
      if (matcher.group(1) == null) {
        boolean expression = matcher.group(2).toLowerCase(Locale.ROOT).endsWith("regexp");
        Matcher argument = ARGUMENT.matcher(matcher.group(3));
        while (argument.find()) {
          String quoted = argument.group();
          String text = quoted.substring(1, quoted.length() - 1);
          hosts.add(new HostRule(expression ? expression(text) : text, expression, priority));
        }
      }
    }
    return hosts;
  }

  /** In Traefik 2 an expression is a host with variables, and matches the whole host. */
  private static String expression(String text) {
    Matcher variable = VARIABLE.matcher(text);
    if (!variable.find()) {
      return text;
    }
    StringBuilder expression = new StringBuilder("^");
    int end = 0;
    do {
      expression.append(Pattern.quote(text.substring(end, variable.start())));
      String inner = variable.group(1);
      expression.append("(?:").append(inner == null ? "[^.]+" : inner).append(')');
      end = variable.end();
    } while (variable.find());
    return expression.append(Pattern.quote(text.substring(end))).append('$').toString();
  }
}
