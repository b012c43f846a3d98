package io.urumi.adapter.helm.failure;

import java.util.regex.Pattern;

/** Interprets the texts of Helm. */
public final class HelmMessages {
  /** Regular expression of the texts about credentials that are not accepted. */
  static final String UNAUTHORIZED =
      "(?:Unauthorized|must be logged in|asked for the client to provide credentials)";

  private static final Pattern UNAUTHORIZED_PATTERN = Pattern.compile(UNAUTHORIZED);

  private HelmMessages() {}

  /** Whether the text says that the API server did not accept the credentials. */
  public static boolean isUnauthorized(String text) {
    return UNAUTHORIZED_PATTERN.matcher(text).find();
  }
}
