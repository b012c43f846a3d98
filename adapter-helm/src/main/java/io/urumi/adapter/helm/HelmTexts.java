package io.urumi.adapter.helm;

import java.util.Locale;

/** The answers of Helm that are no failures, told by text alone. */
final class HelmTexts {
  private HelmTexts() {}

  /** There is no release of that name. */
  static boolean saysNoRelease(String text) {
    return text.toLowerCase(Locale.ROOT).contains("release: not found");
  }
}
