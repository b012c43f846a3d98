package io.urumi.acceptance;

import java.security.SecureRandom;

/** Unique subdomains. */
final class Names {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Names() {}

  static String unique(String prefix) {
    return prefix + "-" + Integer.toString(RANDOM.nextInt(36 * 36 * 36 * 36), 36);
  }
}
