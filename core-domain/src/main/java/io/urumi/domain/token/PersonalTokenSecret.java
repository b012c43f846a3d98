package io.urumi.domain.token;

import io.urumi.domain.digest.Sha256;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * What a program sends: {@value #PREFIX}, then 256 random bits as 43 letters and digits, then their
 * checksum as 6 more. By prefix and checksum, people and scanners recognise a token that was
 * published by mistake. Only its SHA-256 is stored. Its text form never shows it.
 */
public record PersonalTokenSecret(String value) {
  /** How every token of a user begins. */
  public static final String PREFIX = "urumi_pat_";

  /** Random bytes of a new token. */
  public static final int RANDOM_BYTES = 32;

  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());
  private static final int RANDOM_LENGTH = 43;
  private static final int CHECKSUM_LENGTH = 6;
  private static final Pattern SHAPE =
      Pattern.compile(PREFIX + "[0-9A-Za-z]{" + (RANDOM_LENGTH + CHECKSUM_LENGTH) + "}");

  /**
   * @throws IllegalArgumentException when the text is not a token; does not show it
   */
  public PersonalTokenSecret {
    if (!SHAPE.matcher(value).matches() || !hasChecksum(value)) {
      throw new IllegalArgumentException("not a personal token");
    }
  }

  /** The token with these {@value #RANDOM_BYTES} random bytes. */
  public static PersonalTokenSecret of(byte[] random) {
    if (random.length != RANDOM_BYTES) {
      throw new IllegalArgumentException("a token has " + RANDOM_BYTES + " random bytes");
    }
    String text = PREFIX + digits(new BigInteger(1, random), RANDOM_LENGTH);
    return new PersonalTokenSecret(text + checksum(text));
  }

  /** The token that a client sent; empty when it cannot be one. */
  public static Optional<PersonalTokenSecret> parse(@Nullable String sent) {
    return sent != null && SHAPE.matcher(sent).matches() && hasChecksum(sent)
        ? Optional.of(new PersonalTokenSecret(sent))
        : Optional.empty();
  }

  private static boolean hasChecksum(String token) {
    int end = token.length() - CHECKSUM_LENGTH;
    return checksum(token.substring(0, end)).equals(token.substring(end));
  }

  private static String checksum(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.US_ASCII));
    return digits(BigInteger.valueOf(crc.getValue()), CHECKSUM_LENGTH);
  }

  private static String digits(BigInteger number, int length) {
    char[] text = new char[length];
    BigInteger rest = number;
    for (int at = length - 1; at >= 0; at--) {
      BigInteger[] divided = rest.divideAndRemainder(BASE);
      text[at] = DIGITS.charAt(divided[1].intValue());
      rest = divided[0];
    }
    return new String(text);
  }

  /** SHA-256, hexadecimal. */
  public String hash() {
    return Sha256.hex(value);
  }

  @Override
  public String toString() {
    return "PersonalTokenSecret[…]";
  }
}
