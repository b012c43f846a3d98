package io.urumi.shell.auditfile;

import io.urumi.client.model.AuditEntry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Computes the hash of an entry as {@code docs/api.md} defines it. */
final class AuditHash {
  /** The previous hash of the first entry. */
  static final String NONE = "0".repeat(64);

  private AuditHash() {}

  static String of(AuditEntry entry) {
    StringBuilder text = new StringBuilder(String.valueOf(entry.previousHash()));
    append(text, String.valueOf(entry.sequence()));
    append(text, entry.at() == null ? null : micros(entry.at()));
    append(text, entry.actor());
    append(text, entry.origin());
    append(text, entry.requestId());
    append(text, entry.action());
    append(text, entry.subject());
    append(text, entry.subdomain());
    append(text, entry.outcome());
    append(text, entry.detail());
    return HexFormat.of()
        .formatHex(sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
  }

  /** Appends a netstring of the text's UTF-8 bytes. */
  private static void append(StringBuilder text, @Nullable String field) {
    if (field == null) {
      text.append("-,");
    } else {
      int length = field.getBytes(StandardCharsets.UTF_8).length;
      text.append(length).append(':').append(field).append(',');
    }
  }

  private static String micros(Instant at) {
    return String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, at));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
