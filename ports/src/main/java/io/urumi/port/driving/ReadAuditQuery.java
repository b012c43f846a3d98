package io.urumi.port.driving;

import io.urumi.port.model.AuditPage;
import io.urumi.port.model.AuditVerification;
import reactor.core.publisher.Mono;

/** Reads the audit log. */
public interface ReadAuditQuery {
  /**
   * Newest first.
   *
   * @param before only entries with a smaller sequence number; {@code Long.MAX_VALUE} for the
   *     newest
   */
  Mono<AuditPage> page(long before, int limit);

  /** Recomputes the chain. */
  Mono<AuditVerification> verify();
}
