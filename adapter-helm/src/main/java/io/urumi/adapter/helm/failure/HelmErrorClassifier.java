package io.urumi.adapter.helm.failure;

import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.failure.StoreFailure.ChartInvalid;
import io.urumi.domain.failure.StoreFailure.ClusterUnreachable;
import io.urumi.domain.failure.StoreFailure.NamespaceTerminating;
import io.urumi.domain.failure.StoreFailure.PermissionMissing;
import io.urumi.domain.failure.StoreFailure.QuotaExceeded;
import io.urumi.domain.failure.StoreFailure.ReleaseFailed;
import io.urumi.domain.failure.StoreFailure.ReleasePending;
import io.urumi.domain.failure.StoreFailure.RequestRefused;
import io.urumi.domain.failure.StoreFailure.WebhookUnavailable;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Classifies the text of a Helm error as a failure of a store. The first rule that matches applies;
 * messages of the chart come first, because they can contain any words.
 */
public final class HelmErrorClassifier {
  private static final int MESSAGE_LENGTH = 300;

  /** Helm may quote whole manifests. */
  private static final int DETAIL_LENGTH = 8_000;

  private final List<Rule> rules;

  /**
   * @param server address of the API server, as shown to users
   */
  public HelmErrorClassifier(String server) {
    this.rules =
        List.of(
            // ---- the chart and its values
            rule("execution error at \\(([^)]*)\\): (.+)", (m, t) -> chart(m.group(2), t)),
            rule(
                "values don't meet the specifications of the schema[^\\n]*\\n(.+)",
                (m, t) -> chart("its values do not match the schema: " + lines(m.group(1)), t)),
            rule(
                "(?:parse error at|template:) ?\\(?([^)\\n]+)\\)?: ([^\\n]+)",
                (m, t) -> chart("a template is invalid: " + m.group(1) + ": " + m.group(2), t)),
            rule(
                "([^\\s:]{1,200}:\\d+:\\d+)\\n\\s*executing [^\\n]+\\n\\s*([^\\n]+)",
                (m, t) -> chart("a template is invalid: " + m.group(1) + ": " + m.group(2), t)),
            rule(
                "but missing in charts/ directory: ([^\\n]+)",
                (m, t) -> chart("charts that it depends on are missing: " + m.group(1), t)),
            rule(
                "YAML parse error on ([^:\\n]+): ([^\\n]+)",
                (m, t) -> chart(m.group(1) + " renders to invalid YAML: " + m.group(2), t)),
            rule("(chart requires kubeVersion: [^\\n]+)", (m, t) -> chart(m.group(1), t)),
            rule(
                "(Chart\\.yaml file is missing|chart metadata is missing|cannot load [^\\n]+"
                    + "|validation: chart\\.metadata[^\\n]*|path \"[^\"]*\" not found"
                    + "|repo \\S+ not found|[a-z]{1,20} charts are not installable"
                    + "|failed to parse [^\\n]+)",
                (m, t) -> chart(m.group(1), t)),
            rule(
                "(?:unable to build kubernetes objects[^:]*|resource mapping not found[^:]*"
                    + "|error validating (?:\"\"|data)): ([^\\n]+)",
                (m, t) -> chart("the cluster does not know its objects: " + m.group(1), t)),

            // ---- the API server rejects a request
            rule(
                "(?:namespace|namespaces) \"?([a-z0-9-]+)\"? because it is being terminated",
                (m, t) -> new NamespaceTerminating(m.group(1), "", t)),
            rule("exceeded quota: ([^\\n]+)", (m, t) -> new QuotaExceeded(m.group(1), t)),
            rule("(failed quota: [^\\n]+)", (m, t) -> new QuotaExceeded(m.group(1), t)),
            // The webhook does not answer; the API server does.
            rule(
                "failed calling webhook \"([^\"]+)\"",
                (m, t) -> new WebhookUnavailable(m.group(1), t)),
            rule(
                "admission webhook (\"[^\"]+\") denied the request:? ?([^\\n]*)",
                (m, t) ->
                    new RequestRefused(subject(t), "webhook " + m.group(1) + ": " + m.group(2), t)),
            rule(
                "(ValidatingAdmissionPolicy '[^']+')[^:\\n]* denied request:? ?([^\\n]*)",
                (m, t) -> new RequestRefused(subject(t), m.group(1) + ": " + m.group(2), t)),
            rule(
                "(violates PodSecurity [^\\n]+)",
                (m, t) -> new RequestRefused(subject(t), m.group(1), t)),
            rule(
                "[Uu]ser \"([^\"]*)\" cannot ([a-z]+) resource \"([^\"]+)\"[^\\n]*?"
                    + "(?:in the namespace \"([^\"]+)\"|at the cluster scope)",
                (m, t) ->
                    new PermissionMissing(
                        m.group(2)
                            + " "
                            + m.group(3)
                            + (m.group(4) == null
                                ? " in the cluster"
                                : " in the namespace " + m.group(4)),
                        t)),
            rule(
                HelmMessages.UNAUTHORIZED,
                (m, t) ->
                    new PermissionMissing(
                        "log in to the API server at "
                            + server
                            + ": its credentials are not accepted",
                        t)),
            rule(
                "([A-Za-z.]{1,100}) \"([^\"]+)\" is (?:forbidden|invalid): ([^\\n]+)",
                (m, t) -> new RequestRefused(m.group(1) + " " + m.group(2), m.group(3), t)),

            // ---- the release
            rule(
                "another operation \\(([^)]+)\\) is in progress",
                (m, t) -> new ReleasePending("another operation", t)),
            rule(
                "cannot re-?use a name that is still in use",
                (m, t) -> new ReleasePending("an install by another process", t)),
            rule(
                "([A-Za-z]{1,60} \"[^\"]+\")[^\\n]* exists and cannot be imported",
                (m, t) ->
                    new ReleaseFailed(
                        m.group(1) + " already exists and does not belong to this release", t)),

            // ---- the connection to the cluster
            rule(
                "(?:cluster unreachable|connection refused|connection reset|no such host"
                    + "|no route to host|network is unreachable|i/o timeout|handshake timeout"
                    + "|Client\\.Timeout|context deadline exceeded|connection lost"
                    + "|unexpected EOF|: EOF|server is currently unable to handle the request"
                    + "|etcdserver: |ServiceUnavailable|Too ?Many ?Requests|x509: )",
                (m, t) -> new ClusterUnreachable(server, t)));
  }

  /** Every text has a classification; unknown ones are {@link ReleaseFailed}. */
  public StoreFailure classify(String helmText) {
    String text = withoutCommandLine(helmText);
    return rules.stream()
        .flatMap(rule -> rule.apply(text).stream())
        .findFirst()
        .orElseGet(() -> new ReleaseFailed(firstLine(text), text));
  }

  private static ChartInvalid chart(String why, String text) {
    return new ChartInvalid(firstLine(why), text);
  }

  /** The object that was rejected, if the text names it. */
  private static String subject(String text) {
    Matcher named = Pattern.compile("([A-Za-z.]+) \"([^\"]+)\" is forbidden").matcher(text);
    if (named.find()) {
      return named.group(1) + " " + named.group(2);
    }
    return "an object of the shop";
  }

  /** Removes what only Helm's command line adds. */
  private static String withoutCommandLine(String text) {
    return cut(text, DETAIL_LENGTH)
        .replace("\n\nUse --debug flag to render out invalid YAML", "")
        .replaceFirst("^Error: ", "")
        .replaceFirst("^[A-Z]+ FAILED: ", "")
        .strip();
  }

  private static String lines(String text) {
    return String.join(
        "; ",
        Arrays.stream(text.split("\n"))
            .map(String::strip)
            .map(line -> line.replaceFirst("^- ", ""))
            .filter(line -> !line.isEmpty() && !line.endsWith(":"))
            .toList());
  }

  private static String firstLine(String text) {
    String line = text.lines().findFirst().orElse("").strip();
    return cut(line, MESSAGE_LENGTH);
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length) + "…";
  }

  private static Rule rule(String pattern, BiFunction<MatchResult, String, StoreFailure> failure) {
    return new Rule(Pattern.compile(pattern, Pattern.DOTALL), failure);
  }

  private record Rule(Pattern pattern, BiFunction<MatchResult, String, StoreFailure> failure) {
    List<StoreFailure> apply(String text) {
      Matcher matcher = pattern.matcher(text);
      return matcher.find() ? List.of(failure.apply(matcher.toMatchResult(), text)) : List.of();
    }
  }
}
