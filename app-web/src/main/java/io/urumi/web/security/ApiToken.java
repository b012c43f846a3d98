package io.urumi.web.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The token of the API, known by its hash only. */
public final class ApiToken {
  private static final String PREFIX = "urumi_";
  private static final int BYTES = 32;
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final byte[] hash;

  private ApiToken(byte[] hash) {
    this.hash = hash;
  }

  /** A new token, 256 bits at random; the only moment at which it is known in clear. */
  static String generate() {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  /** The token with this text. */
  public static ApiToken of(String token) {
    return new ApiToken(sha256(token));
  }

  /**
   * The token with this hash.
   *
   * @throws IllegalArgumentException when the text is no SHA-256 in hexadecimal
   */
  static ApiToken ofHash(String hexadecimal) {
    if (!HASH.matcher(hexadecimal).matches()) {
      throw new IllegalArgumentException("not a SHA-256 in hexadecimal");
    }
    return new ApiToken(HexFormat.of().parseHex(hexadecimal));
  }

  /** Its hash, hexadecimal. */
  String hash() {
    return HexFormat.of().formatHex(hash);
  }

  /** Whether this is the token; takes the same time whatever is sent. */
  boolean matches(String sent) {
    return MessageDigest.isEqual(hash, sha256(sent));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
