package io.urumi.adapter.persistence.audit;

import io.urumi.domain.digest.Sha256;
import io.urumi.port.model.audit.AuditEntry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The hash of an audit entry: {@code hash = SHA-256(previous hash ‖ canonical entry)}.
 *
 * <p>The previous hash is included as its 64 hexadecimal digits; before the first entry these are
 * 64 zeros. The canonical entry is the following fields, in this order, each as a netstring ({@code
 * <length in bytes>:<bytes>,}) of its UTF-8 bytes, or {@code -,} when it is null:
 *
 * <ol>
 *   <li>the letter {@code v} and the number of the format; not in format 1
 *   <li>sequence number, decimal
 *   <li>time, as microseconds since 1970-01-01T00:00:00Z, decimal
 *   <li>name of the principal
 *   <li>id of the principal, kind of the principal, owner; not in format 1
 *   <li>origin, request id
 *   <li>action
 *   <li>subject
 *   <li>subdomain
 *   <li>outcome, by name
 *   <li>detail
 * </ol>
 *
 * <p>As every field includes its length, no two different entries have the same canonical form; a
 * sequence number does not begin with a letter, so that neither have two entries of different
 * formats.
 */
public final class AuditHash {
  /** The previous hash of the first entry. */
  public static final String ORIGIN = "0".repeat(64);

  private AuditHash() {}

  /**
   * The hash that the entry should have.
   *
   * @throws IllegalArgumentException when this version does not know the format
   */
  public static String of(AuditEntry entry) {
    return Sha256.hex(entry.previousHash() + canonical(entry));
  }

  /** Whether the entry has its hash; false for a format that this version does not know. */
  static boolean matches(AuditEntry entry) {
    return switch (entry.format()) {
      case AuditEntry.NAME_ONLY -> hasNameOnly(entry) && entry.hash().equals(of(entry));
      case AuditEntry.CURRENT -> entry.hash().equals(of(entry));
      default -> false;
    };
  }

  /** The hash of format 1 does not cover the others: they must be absent. */
  private static boolean hasNameOnly(AuditEntry entry) {
    return entry.actor().principalId() == null
        && entry.actor().principalKind() == null
        && entry.owner() == null;
  }

  private static String canonical(AuditEntry entry) {
    StringBuilder canonical = new StringBuilder();
    boolean nameOnly =
        switch (entry.format()) {
          case AuditEntry.NAME_ONLY -> true;
          case AuditEntry.CURRENT -> false;
          default -> throw new IllegalArgumentException("unknown format " + entry.format());
        };
    if (!nameOnly) {
      append(canonical, "v" + entry.format());
    }
    append(canonical, String.valueOf(entry.sequence()));
    append(canonical, String.valueOf(micros(entry.at())));
    append(canonical, entry.actor().name());
    if (!nameOnly) {
      append(canonical, entry.actor().principalId());
      append(canonical, entry.actor().principalKind());
      append(canonical, entry.owner());
    }
    append(canonical, entry.actor().origin());
    append(canonical, entry.actor().requestId());
    append(canonical, entry.action());
    append(canonical, entry.subject());
    append(canonical, entry.subdomain());
    append(canonical, entry.outcome().name());
    append(canonical, entry.detail());
    return canonical.toString();
  }

  private static void append(StringBuilder canonical, @Nullable String field) {
    if (field == null) {
      canonical.append("-,");
    } else {
      int length = field.getBytes(StandardCharsets.UTF_8).length;
      canonical.append(length).append(':').append(field).append(',');
    }
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }
}
