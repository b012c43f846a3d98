package io.urumi.kubernetes;

import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.failure.StoreFailureException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Classifies the API server's errors as failures of a store. */
public final class ApiFailureClassifier {
  private static final String EXCEEDED_QUOTA = "exceeded quota";

  private static final Pattern WEBHOOK_DENIED =
      Pattern.compile(
          "admission webhook \"([^\"]+)\" denied the request(?: without explanation)?:?\\s*(.*)",
          Pattern.DOTALL);
  private static final Pattern WEBHOOK_UNAVAILABLE =
      Pattern.compile("failed calling webhook \"([^\"]+)\"", Pattern.DOTALL);
  private static final Pattern POLICY_DENIED =
      Pattern.compile(
          "ValidatingAdmissionPolicy '([^']+)' with binding '[^']+' denied request:?\\s*(.*)",
          Pattern.DOTALL);
  private static final Pattern RBAC =
      Pattern.compile("(?:User \"[^\"]*\" )?cannot (?:[a-z]+) resource", Pattern.DOTALL);

  private final String server;

  /**
   * @param server address of the API server, as shown to users
   */
  public ApiFailureClassifier(String server) {
    this.server = server;
  }

  /** The failure behind an error, as an exception. */
  public StoreFailureException exception(ApiRequestException error) {
    return new StoreFailureException(classify(error), error);
  }

  /** Several requests together took longer than the time for them. */
  public StoreFailure timeout(Duration limit) {
    return new StoreFailure.ClusterUnreachable(
        server, "the operation did not end within " + limit.toMillis() + " ms");
  }

  /** The failure behind an error. */
  public StoreFailure classify(ApiRequestException error) {
    String text = error.text();
    String detail = detail(error);
    if (error.isOtherCluster()) {
      return new StoreFailure.ClusterForeign(
          server, Texts.shorten(Texts.clause(text), 1000), detail);
    }
    if (isTerminating(error)) {
      return new StoreFailure.NamespaceTerminating(error.request().affectedNamespace(), "", detail);
    }
    Optional<StoreFailure> quota = exceededQuota(text, detail);
    if (quota.isPresent()) {
      return quota.get();
    }
    if (error.isMalformed()) {
      return refused(error, "", text);
    }
    Matcher denied = WEBHOOK_DENIED.matcher(text);
    if (denied.find()) {
      return refused(error, "admission webhook " + denied.group(1), denied.group(2));
    }
    denied = POLICY_DENIED.matcher(text);
    if (denied.find()) {
      return refused(error, "admission policy " + denied.group(1), denied.group(2));
    }
    Matcher unavailable = WEBHOOK_UNAVAILABLE.matcher(text);
    if (unavailable.find()) {
      return new StoreFailure.WebhookUnavailable(unavailable.group(1), detail);
    }
    return switch (error.status()) {
      case ApiRequestException.NO_ANSWER, 429 ->
          new StoreFailure.ClusterUnreachable(server, detail);
      case 401 ->
          new StoreFailure.PermissionMissing(
              "log in to the API server at " + server + ": its credentials are not accepted",
              detail);
      case 403 ->
          RBAC.matcher(text).find() || !text.contains("is forbidden")
              ? new StoreFailure.PermissionMissing(error.request().action(), detail)
              : refused(error, "", reason(text));
      case 400, 405, 406, 413, 415, 422 -> refused(error, "", reason(text));
      default ->
          error.status() >= 500
              ? new StoreFailure.ClusterUnreachable(server, detail)
              : new StoreFailure.Unexpected(
                  "could not " + error.request().action() + " (" + Texts.shorten(text, 300) + ")",
                  detail);
    };
  }

  private static StoreFailure refused(ApiRequestException error, String by, String why) {
    String reason = Texts.shorten(why.strip(), 400);
    String sentence = by.isEmpty() ? reason : reason.isEmpty() ? by : by + ": " + reason;
    return new StoreFailure.RequestRefused(error.request().object(), sentence, detail(error));
  }

  private static boolean isTerminating(ApiRequestException error) {
    return error.text().contains("because it is being terminated")
        || (error.isConflict()
            && error.text().contains("ensuring all content is removed from this namespace"));
  }

  /** The failure that {@code pods "x" is forbidden: exceeded quota: …} means; empty for others. */
  public static Optional<StoreFailure> exceededQuota(String text, String detail) {
    int at = text.indexOf(EXCEEDED_QUOTA);
    if (at < 0) {
      return Optional.empty();
    }
    String what = text.substring(at + EXCEEDED_QUOTA.length()).replaceFirst("^:", "").strip();
    return Optional.of(new StoreFailure.QuotaExceeded(Texts.shorten(what, 400), detail));
  }

  /** What comes after {@code … is forbidden:} or {@code … is invalid:}. */
  public static String reason(String text) {
    for (String marker : new String[] {" is forbidden: ", " is invalid: "}) {
      int at = text.indexOf(marker);
      if (at >= 0) {
        return text.substring(at + marker.length());
      }
    }
    return text;
  }

  private static String detail(ApiRequestException error) {
    String prefix = error.status() == ApiRequestException.NO_ANSWER ? "" : "HTTP " + error.status();
    String text = Texts.shorten(error.text(), 2000);
    return error.request().action()
        + ": "
        + (prefix.isEmpty() || text.startsWith(prefix) ? text : prefix + ", " + text);
  }
}
