package io.urumi.port.driven.persistence;

import io.urumi.domain.access.ObjectScope;
import io.urumi.port.model.audit.AuditCheckpoint;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.audit.AuditFilter;
import io.urumi.port.model.audit.AuditPage;
import io.urumi.port.model.audit.AuditVerification;
import io.urumi.port.model.audit.VerifiedLog;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Append-only log of actions. Each entry has the hash of the previous one: {@code hash =
 * SHA-256(previous hash ‖ canonical entry)}, so that changed or missing entries are detected.
 */
public interface AuditLog {

  /** Appends within the current transaction; sequence numbers have no gaps. */
  Mono<AuditEntry> append(AuditDraft draft);

  /**
   * Newest first.
   *
   * @param scope only entries with a recorded owner in it; entries without one are in no scope but
   *     everything
   * @param before only entries with a smaller sequence number; {@code Long.MAX_VALUE} for the
   *     newest
   */
  Mono<AuditPage> page(ObjectScope scope, long before, int limit);

  /**
   * Entries from the oldest to the one that was the newest at subscription. Reads on demand, so
   * that the log is never in memory as a whole; subscribers with the same scope and filter at the
   * same time share what is read.
   *
   * @param scope as for {@link #page}
   */
  Flux<AuditEntry> entries(ObjectScope scope, AuditFilter filter);

  /** The request id of the newest accepted request about the subject; empty when there is none. */
  Mono<String> lastRequest(String subject);

  /** Recomputes the hash chain. */
  default Mono<AuditVerification> verify() {
    return verify(AuditCheckpoint.ORIGIN).map(VerifiedLog::result);
  }

  /**
   * Recomputes the hash chain from the last entry of a verified part on. Detects every change of
   * that entry and of those after it, also when all hashes were recomputed, but reads no earlier
   * one.
   */
  Mono<VerifiedLog> verify(AuditCheckpoint from);
}
