package io.urumi.application.access;

import io.urumi.application.usecase.ReadAudit;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.port.driving.ReadAuditQuery;
import io.urumi.port.model.anchor.AnchorStatus;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.port.model.audit.AuditFilter;
import io.urumi.port.model.audit.AuditPage;
import io.urumi.port.model.audit.VerificationRun;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Decides what of the audit log a caller may read. The log as a whole belongs to no team: its
 * verification and its anchors need a role of the platform.
 */
public final class AuthorizedReadAudit implements ReadAuditQuery {
  private final ReadAudit audit;

  public AuthorizedReadAudit(ReadAudit audit) {
    this.audit = audit;
  }

  @Override
  public Mono<AuditPage> page(Caller caller, long before, int limit) {
    return audit.page(AccessChecks.scope(caller, Permission.AUDIT_READ), before, limit);
  }

  @Override
  public Flux<AuditEntry> export(Caller caller, AuditFilter filter) {
    return audit.export(AccessChecks.scope(caller, Permission.AUDIT_READ), filter);
  }

  @Override
  public Mono<VerificationRun> verify(Caller caller, boolean full) {
    return Mono.defer(() -> {
      AccessChecks.require(caller, Permission.AUDIT_READ);
      return audit.verify(full);
    });
  }

  @Override
  public AnchorStatus anchor(Caller caller) {
    AccessChecks.require(caller, Permission.AUDIT_READ);
    return audit.anchor();
  }
}
