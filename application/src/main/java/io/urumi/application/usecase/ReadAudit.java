package io.urumi.application.usecase;

import io.urumi.port.driven.AuditLog;
import io.urumi.port.driving.ReadAuditQuery;
import io.urumi.port.model.AuditEntry;
import io.urumi.port.model.AuditFilter;
import io.urumi.port.model.AuditPage;
import io.urumi.port.model.AuditVerification;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the audit log. */
public final class ReadAudit implements ReadAuditQuery {
  private final AuditLog audit;

  public ReadAudit(AuditLog audit) {
    this.audit = audit;
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
    return audit.verify();
  }
}
