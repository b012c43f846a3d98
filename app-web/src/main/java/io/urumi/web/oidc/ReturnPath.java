package io.urumi.web.oidc;

import io.urumi.web.request.PlatformPaths;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the browser goes after a sign-in: a page of the dashboard, never another site. */
final class ReturnPath {
  private static final int MAX_LENGTH = 500;

  /** No second slash or backslash at the start, which browsers read as a host name. */
  private static final Pattern PAGE =
      Pattern.compile(
          "/(?![/\\\\])(?!(?:"
              + PlatformPaths.firstSegmentPattern()
              + ")(?:[/?]|$))(?:[A-Za-z0-9/._~?&=+:,@-]|%[0-9A-Fa-f]{2})*");

  private ReturnPath() {}

  /** The page that was asked for, when it is one; else the first one. */
  static String of(@Nullable String asked) {
    return asked != null && asked.length() <= MAX_LENGTH && PAGE.matcher(asked).matches()
        ? asked
        : "/";
  }
}
