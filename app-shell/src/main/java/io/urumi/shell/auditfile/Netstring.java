package io.urumi.shell.auditfile;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Texts with their length, so that no two lists of texts have the same concatenation. */
final class Netstring {
  private Netstring() {}

  /** Appends {@code <length in bytes>:<bytes>,} of the text's UTF-8 bytes, or {@code -,}. */
  static void append(StringBuilder target, @Nullable String text) {
    if (text == null) {
      target.append("-,");
    } else {
      int length = text.getBytes(StandardCharsets.UTF_8).length;
      target.append(length).append(':').append(text).append(',');
    }
  }
}
