package io.urumi.domain.account;

import java.util.Objects;

/**
 * A salted hash of a password with its algorithm and parameters, in the format of its algorithm.
 * Its text form never shows it.
 */
public record PasswordHash(String encoded) {
  /** Longest encoded hash that is stored, in characters. */
  public static final int MAX_LENGTH = 255;

  public PasswordHash {
    Objects.requireNonNull(encoded, "encoded");
    if (encoded.isEmpty() || encoded.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a hash has 1 to " + MAX_LENGTH + " characters");
    }
  }

  @Override
  public String toString() {
    return "PasswordHash[…]";
  }
}
