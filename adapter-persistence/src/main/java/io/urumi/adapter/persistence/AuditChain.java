package io.urumi.adapter.persistence;

import io.urumi.port.driven.persistence.AuditDraft;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditEntry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * How audit entries hang together: {@code hash = SHA-256(previous hash ‖ canonical entry)}.
 *
 * <p>The previous hash goes in as its 64 hexadecimal digits; before the first entry there are 64
 * zeros. The canonical entry is the following fields, in this order, each as a netstring ({@code
 * <length in bytes>:<bytes>,}) of its UTF-8 bytes, and {@code -,} for one that is null:
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
 * <p>As every field says its own length, no two different entries have the same canonical form.
 */
final class AuditChain {
  /** What stands for the hash before the first entry. */
  static final String ORIGIN = "0".repeat(64);

  private static final int LONGEST_FIELD = 255;
  private static final int LONGEST_SUBDOMAIN = 63;
  private static final int LONGEST_DETAIL = 10_000;

  private AuditChain() {}

  /** The entry that a draft becomes behind the entry with {@code previousHash}. */
  static AuditEntry link(AuditDraft draft, long sequence, String previousHash) {
    Actor actor =
        new Actor(
            field(draft.actor().name()),
            field(draft.actor().origin()),
            field(draft.actor().requestId()));
    String subdomain = draft.subdomain();
    AuditEntry unsealed =
        new AuditEntry(
            sequence,
            Instants.stored(draft.at()),
            actor,
            draft.action().code(),
            field(draft.subject()),
            subdomain == null ? null : kept(subdomain, LONGEST_SUBDOMAIN),
            draft.outcome(),
            kept(draft.detail(), LONGEST_DETAIL),
            "",
            previousHash);
    return sealed(unsealed, hash(unsealed));
  }

  /** Whether the entry is what its place in the chain says. */
  static boolean fits(AuditEntry entry, long sequence, String previousHash) {
    return entry.sequence() == sequence
        && entry.previousHash().equals(previousHash)
        && entry.hash().equals(hash(entry));
  }

  static String hash(AuditEntry entry) {
    MessageDigest digest = sha256();
    digest.update(entry.previousHash().getBytes(StandardCharsets.US_ASCII));
    digest.update(canonical(entry).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest());
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

  private static AuditEntry sealed(AuditEntry entry, String hash) {
    return new AuditEntry(
        entry.sequence(),
        entry.at(),
        entry.actor(),
        entry.action(),
        entry.subject(),
        entry.subdomain(),
        entry.outcome(),
        entry.detail(),
        hash,
        entry.previousHash());
  }

  private static String field(String text) {
    return kept(text, LONGEST_FIELD);
  }

  /** The text as the database keeps it: the hash is over what is read back. */
  private static String kept(String text, int longest) {
    return Texts.shortened(Texts.storable(text), longest);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
