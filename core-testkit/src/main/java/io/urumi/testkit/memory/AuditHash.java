package io.urumi.testkit.memory;

import io.urumi.port.driven.persistence.AuditDraft;
import io.urumi.port.model.audit.AuditEntry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** The hash that chains an entry to the one before. */
final class AuditHash {
  /** What the first entry is chained to. */
  static final String NONE = "0".repeat(64);

  private AuditHash() {}

  static AuditEntry seal(long sequence, AuditDraft draft, String previousHash) {
    AuditEntry unsealed = entry(sequence, draft, "", previousHash);
    return entry(sequence, draft, of(unsealed), previousHash);
  }

  private static AuditEntry entry(
      long sequence, AuditDraft draft, String hash, String previousHash) {
    return new AuditEntry(
        sequence,
        draft.at(),
        draft.actor(),
        draft.action().code(),
        draft.subject(),
        draft.subdomain(),
        draft.outcome(),
        draft.detail(),
        hash,
        previousHash);
  }

  static String of(AuditEntry entry) {
    // Each field with its length, so that no two entries have the same text.
    String canonical =
        List.of(
                Long.toString(entry.sequence()),
                entry.at().toString(),
                entry.actor().name(),
                entry.actor().origin(),
                entry.actor().requestId(),
                entry.action(),
                entry.subject(),
                entry.subdomain() == null ? "-" : "+" + entry.subdomain(),
                entry.outcome().name(),
                entry.detail())
            .stream()
            .map(field -> field.length() + ":" + field)
            .collect(Collectors.joining(","));
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest((entry.previousHash() + canonical).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
