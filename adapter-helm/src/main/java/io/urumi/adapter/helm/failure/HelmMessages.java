package io.urumi.adapter.helm.failure;

import java.util.regex.Pattern;

/** Interprets the texts of Helm. */
public final class HelmMessages {
  private static final Pattern UNAUTHORIZED =
      Pattern.compile("Unauthorized|must be logged in|asked for the client to provide credentials");

  private HelmMessages() {}

  /** Whether the text says that the API server did not accept the credentials. */
  public static boolean isUnauthorized(String text) {
    return UNAUTHORIZED.matcher(text).find();
  }
}
