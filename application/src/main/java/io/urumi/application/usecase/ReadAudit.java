package io.urumi.application.usecase;

import io.urumi.port.driven.persistence.AuditLog;
import io.urumi.port.driving.ReadAuditQuery;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.audit.AuditFilter;
import io.urumi.port.model.audit.AuditPage;
import io.urumi.port.model.audit.AuditVerification;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the audit log. Concurrent verifications share one run. */
public final class ReadAudit implements ReadAuditQuery {
  private final AuditLog audit;
  private final Mono<AuditVerification> verification;

  public ReadAudit(AuditLog audit) {
    this.audit = audit;
    // Zero: a result is shared by those who wait for it, and not kept.
    this.verification = Mono.defer(audit::verify).cache(Duration.ZERO);
  }

  @Override
  public Mono<AuditPage> page(long before, int limit) {
    return audit.page(before, limit);
  }

  @Override
  public Flux<AuditEntry> export(AuditFilter filter) {
    return audit.entries(filter);
  }

  @Override
  public Mono<AuditVerification> verify() {
    return verification;
  }
}
