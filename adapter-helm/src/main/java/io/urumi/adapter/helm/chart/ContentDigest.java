package io.urumi.adapter.helm.chart;

import io.urumi.domain.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** SHA-256 of named contents in the order in which they are added. */
final class ContentDigest {
  private final MessageDigest sha256 = Sha256.newDigest();

  ContentDigest add(String name, byte[] content) {
    // With lengths, so that different lists of contents have different digests.
    sha256.update(
        (name.length() + ":" + name + ":" + content.length + ":").getBytes(StandardCharsets.UTF_8));
    sha256.update(content);
    return this;
  }

  ContentDigest add(String name, String content) {
    return add(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** In lower-case hexadecimal; resets the digest. */
  String hex() {
    return HexFormat.of().formatHex(sha256.digest());
  }
}
