package io.urumi.port.model.anchor;

import io.urumi.port.model.audit.AuditCheckpoint;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/**
 * The end of the audit log at one time, signed: proves later that the log contained these entries.
 *
 * @param entries number of entries, which is the sequence number of the newest one
 * @param hash of the newest entry
 * @param at when it was signed, in microseconds
 * @param key id of the public key that verifies the signature
 * @param signature Ed25519 signature of {@link #text}, in Base64
 */
public record AuditAnchor(long entries, String hash, Instant at, String key, String signature) {
  private static final String TYPE = "urumi-audit-anchor-1";

  public AuditAnchor {
    Objects.requireNonNull(hash, "hash");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(signature, "signature");
  }

  /**
   * The text that is signed: its type, the number of entries, the hash, the time in microseconds
   * since 1970-01-01T00:00:00Z and the key's id, each as a netstring.
   */
  public static String text(AuditCheckpoint end, Instant at, String key) {
    StringBuilder text = new StringBuilder();
    for (String field :
        List.of(
            TYPE,
            String.valueOf(end.entries()),
            end.hash(),
            String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, at)),
            key)) {
      text.append(field.getBytes(StandardCharsets.UTF_8).length).append(':').append(field);
      text.append(',');
    }
    return text.toString();
  }

  /** The end of the log that it proves. */
  public AuditCheckpoint end() {
    return new AuditCheckpoint(entries, hash);
  }
}
