package io.urumi.domain.validation;

import java.util.regex.Pattern;

/** The text of 256 random bits: 43 characters of base64url. */
public final class SecretText {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");

  private SecretText() {}

  /** Whether the text can be that of a secret. */
  public static boolean matches(String text) {
    return SHAPE.matcher(text).matches();
  }
}
