package io.urumi.web.bootstrap.administrator;

import io.urumi.domain.account.Password;
import java.security.SecureRandom;

/** A password of 125 random bits that can be read out and typed. */
final class GeneratedPassword {
  /** Without letters and digits that look alike. */
  private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

  private static final int GROUPS = 5;
  private static final int GROUP_LENGTH = 5;

  private GeneratedPassword() {}

  static Password generate() {
    SecureRandom random = new SecureRandom();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
      if (i > 0 && i % GROUP_LENGTH == 0) {
        text.append('-');
      }
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return Password.chosen(text.toString());
  }
}
