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
 *   <li>sequence number, decimal
 *   <li>time, as microseconds since 1970-01-01T00:00:00Z, decimal
 *   <li>actor's name, origin, request id
 *   <li>action
 *   <li>subject
 *   <li>subdomain
 *   <li>outcome, by name
 *   <li>detail
 * </ol>
 *
 * <p>As every field includes its length, no two different entries have the same canonical form.
 */
public final class AuditHash {
  /** The previous hash of the first entry. */
  public static final String ORIGIN = "0".repeat(64);

  private AuditHash() {}

  public static String of(AuditEntry entry) {
    return Sha256.hex(entry.previousHash() + canonical(entry));
  }

  private static String canonical(AuditEntry entry) {
    StringBuilder canonical = new StringBuilder();
    append(canonical, String.valueOf(entry.sequence()));
    append(canonical, String.valueOf(micros(entry.at())));
    append(canonical, entry.actor().name());
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
