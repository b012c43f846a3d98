package io.urumi.web.request;

import java.util.Set;

/** Paths that belong to the platform and not to pages of the dashboard. */
public final class PlatformPaths {
  /** First segments of these paths. */
  public static final Set<String> FIRST_SEGMENTS = Set.of("api", "actuator", "assets", "oidc");

  private PlatformPaths() {}

  /** A regular expression that matches each of the first segments. */
  public static String firstSegmentPattern() {
    return String.join("|", FIRST_SEGMENTS);
  }
}
