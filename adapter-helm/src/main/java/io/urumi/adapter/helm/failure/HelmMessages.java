package io.urumi.adapter.helm.failure;

import java.util.Locale;

/** Recognizes texts of Helm that do not report a failure. */
public final class HelmMessages {
  private HelmMessages() {}

  /** Whether the text says that the release does not exist. */
  public static boolean isNoRelease(String text) {
    return text.toLowerCase(Locale.ROOT).contains("release: not found");
  }
}
