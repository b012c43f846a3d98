package io.urumi.application.access;

import io.urumi.application.settings.PlanCatalog;
import io.urumi.application.usecase.AuditTrail;
import io.urumi.application.usecase.orphan.AdoptOrphan;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.domain.store.Namespace;
import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.driven.persistence.ScopedPersistencePorts;
import io.urumi.port.driving.AdoptOrphanUseCase;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import java.time.Clock;
import reactor.core.publisher.Mono;

/** Decides about requests to adopt orphaned namespaces. */
public final class AuthorizedAdoptOrphan implements AdoptOrphanUseCase {
  private final AdoptOrphan adoptOrphan;
  private final AuditTrail auditTrail;
  private final Clock clock;

  public AuthorizedAdoptOrphan(
      ScopedPersistencePorts persistence,
      ClusterPorts cluster,
      AuditTrail auditTrail,
      PlanCatalog plans,
      boolean ownersAreTeams,
      Clock clock) {
    adoptOrphan = new AdoptOrphan(persistence, cluster, auditTrail, plans, ownersAreTeams, clock);
    this.auditTrail = auditTrail;
    this.clock = clock;
  }

  @Override
  public Mono<Outcome> adopt(Caller caller, Namespace namespace) {
    return Mono.defer(() ->
        AccessChecks.permits(caller, Permission.ORPHAN_ADOPT)
            ? adoptOrphan.adopt(AccessChecks.about(caller, Permission.ORPHAN_ADOPT), namespace)
            : auditTrail.denied(
                clock.instant(),
                Actor.of(caller),
                AuditAction.ORPHAN_ADOPT,
                "namespace/" + namespace,
                null,
                null,
                Permission.ORPHAN_ADOPT));
  }
}
