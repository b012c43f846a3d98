package io.urumi.web.security;

import io.urumi.domain.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The API token; only its hash is kept. */
public final class ApiToken {
  private static final String PREFIX = "urumi_";
  private static final int BYTES = 32;
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final byte[] hash;

  private ApiToken(byte[] hash) {
    this.hash = hash;
  }

  /** Generates a new token from 256 random bits. */
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
   * @throws IllegalArgumentException when the text is not a hexadecimal SHA-256
   */
  static ApiToken ofHash(String hexadecimal) {
    if (!HASH.matcher(hexadecimal).matches()) {
      throw new IllegalArgumentException("not a hexadecimal SHA-256");
    }
    return new ApiToken(HexFormat.of().parseHex(hexadecimal));
  }

  /** Its hash, hexadecimal. */
  String hash() {
    return HexFormat.of().formatHex(hash);
  }

  /** Whether the sent token is this one; compares in constant time. */
  boolean matches(String sent) {
    return MessageDigest.isEqual(hash, sha256(sent));
  }

  private static byte[] sha256(String text) {
    return Sha256.digest(text.getBytes(StandardCharsets.UTF_8));
  }
}
