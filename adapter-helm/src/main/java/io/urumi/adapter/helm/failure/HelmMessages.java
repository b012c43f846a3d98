package io.urumi.adapter.helm.failure;

import java.util.Locale;

/** The answers of Helm that are no failures, told by text alone. */
public final class HelmMessages {
  private HelmMessages() {}

  /** There is no release of that name. */
  public static boolean saysNoRelease(String text) {
    return text.toLowerCase(Locale.ROOT).contains("release: not found");
  }
}
