package io.urumi.port.driving;

import io.urumi.domain.access.Caller;
import io.urumi.port.model.anchor.AnchorStatus;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.audit.AuditFilter;
import io.urumi.port.model.audit.AuditPage;
import io.urumi.port.model.audit.VerificationRun;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the audit log. */
public interface ReadAuditQuery {
  /**
   * Newest first, of what the caller may read.
   *
   * @param before only entries with a smaller sequence number; {@code Long.MAX_VALUE} for the
   *     newest
   */
  Mono<AuditPage> page(Caller caller, long before, int limit);

  /**
   * Entries that the caller may read, from the oldest to the one that was the newest at
   * subscription, read on demand: the log is never in memory as a whole.
   */
  Flux<AuditEntry> export(Caller caller, AuditFilter filter);

  /**
   * Recomputes the hash chain.
   *
   * @param full whether to read all entries; otherwise only those since the last verification, if
   *     there was one
   */
  Mono<VerificationRun> verify(Caller caller, boolean full);

  /** Whether this process anchors the log outside the database, and the newest anchor. */
  AnchorStatus anchor(Caller caller);
}
