package io.urumi.port.driven.persistence;

import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.audit.AuditFilter;
import io.urumi.port.model.audit.AuditPage;
import io.urumi.port.model.audit.AuditVerification;
import reactor.core.publisher.Flux;
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

  /**
   * Entries from the oldest to the one that was the newest at the beginning. Reads on only when it
   * is asked for more, so that the whole log never is in memory.
   */
  Flux<AuditEntry> entries(AuditFilter filter);

  /**
   * The request in which the newest accepted wish about the subject was put on record; empty when
   * there is none.
   */
  Mono<String> lastRequest(String subject);

  /** Recomputes the whole chain. */
  Mono<AuditVerification> verify();
}
