package io.urumi.port.driven;

import io.urumi.port.model.AuditEntry;
import io.urumi.port.model.AuditPage;
import io.urumi.port.model.AuditVerification;
import reactor.core.publisher.Mono;

/**
 * Who did what, appended only. Each entry carries the hash of the one before: {@code hash =
 * SHA-256(previous hash ‖ canonical entry)}, so that a change or a hole shows.
 */
public interface AuditLog {

  /** Appends within the current transaction; sequence numbers have no holes. */
  Mono<AuditEntry> append(AuditDraft draft);

  /**
   * Newest first.
   *
   * @param before only entries with a smaller sequence number; {@code Long.MAX_VALUE} for the
   *     newest
   */
  Mono<AuditPage> page(long before, int limit);

  /** Recomputes the whole chain. */
  Mono<AuditVerification> verify();
}
