package io.urumi.adapter.helm.chart;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of named contents in the order in which they are added. */
final class ContentDigest {
  private final MessageDigest sha256;

  ContentDigest() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  ContentDigest add(String name, byte[] content) {
    // Lengths first, so that no two lists of contents look alike.
    sha256.update(
        (name.length() + ":" + name + ":" + content.length + ":").getBytes(StandardCharsets.UTF_8));
    sha256.update(content);
    return this;
  }

  ContentDigest add(String name, String content) {
    return add(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Lower-case hexadecimal; the digest is used up. */
  String hex() {
    return HexFormat.of().formatHex(sha256.digest());
  }
}
