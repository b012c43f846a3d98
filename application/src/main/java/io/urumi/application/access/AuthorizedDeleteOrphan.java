package io.urumi.application.access;

import io.urumi.application.settings.PlanCatalog;
import io.urumi.application.usecase.AuditTrail;
import io.urumi.application.usecase.orphan.DeleteOrphan;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.domain.store.Namespace;
import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.driven.persistence.ScopedPersistencePorts;
import io.urumi.port.driving.DeleteOrphanUseCase;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import java.time.Clock;
import reactor.core.publisher.Mono;

/** Decides about requests to delete orphaned namespaces. */
public final class AuthorizedDeleteOrphan implements DeleteOrphanUseCase {
  private final DeleteOrphan deleteOrphan;
  private final AuditTrail auditTrail;
  private final Clock clock;

  public AuthorizedDeleteOrphan(
      ScopedPersistencePorts persistence,
      ClusterPorts cluster,
      AuditTrail auditTrail,
      PlanCatalog plans,
      Clock clock) {
    deleteOrphan = new DeleteOrphan(persistence, cluster, auditTrail, plans, clock);
    this.auditTrail = auditTrail;
    this.clock = clock;
  }

  @Override
  public Mono<Outcome> delete(Caller caller, Namespace namespace) {
    return Mono.defer(() ->
        AccessChecks.permits(caller, Permission.ORPHAN_DELETE)
            ? deleteOrphan.delete(AccessChecks.about(caller, Permission.ORPHAN_DELETE), namespace)
            : auditTrail.denied(
                clock.instant(),
                Actor.of(caller),
                AuditAction.ORPHAN_DELETE,
                "namespace/" + namespace,
                null,
                null,
                Permission.ORPHAN_DELETE));
  }
}
