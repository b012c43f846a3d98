package io.urumi.shell.auditfile;

import io.urumi.client.model.AuditEntry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/** Verifies the hash of an entry as {@code docs/api.md} defines it. */
final class AuditHash {
  /** The previous hash of the first entry. */
  static final String NONE = "0".repeat(64);

  private AuditHash() {}

  /** Whether the entry has its hash; false for a format that this version does not know. */
  static boolean matches(AuditEntry entry) {
    int format = format(entry);
    return switch (format) {
      case 1 ->
          // The hash of format 1 does not cover these.
          entry.principalId() == null
              && entry.principalKind() == null
              && entry.owner() == null
              && of(entry, format).equals(entry.hash());
      case 2 -> of(entry, format).equals(entry.hash());
      default -> false;
    };
  }

  /** Exports of the versions before format 2 have no format. */
  private static int format(AuditEntry entry) {
    return entry.format() == null ? 1 : entry.format();
  }

  static String of(AuditEntry entry) {
    return of(entry, format(entry));
  }

  private static String of(AuditEntry entry, int format) {
    StringBuilder text = new StringBuilder(String.valueOf(entry.previousHash()));
    if (format > 1) {
      Netstring.append(text, "v" + format);
    }
    Netstring.append(text, String.valueOf(entry.sequence()));
    Netstring.append(text, entry.at() == null ? null : micros(entry.at()));
    Netstring.append(text, entry.actor());
    if (format > 1) {
      Netstring.append(text, entry.principalId());
      Netstring.append(text, entry.principalKind());
      Netstring.append(text, entry.owner());
    }
    Netstring.append(text, entry.origin());
    Netstring.append(text, entry.requestId());
    Netstring.append(text, entry.action());
    Netstring.append(text, entry.subject());
    Netstring.append(text, entry.subdomain());
    Netstring.append(text, entry.outcome());
    Netstring.append(text, entry.detail());
    return HexFormat.of()
        .formatHex(sha256().digest(text.toString().getBytes(StandardCharsets.UTF_8)));
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
