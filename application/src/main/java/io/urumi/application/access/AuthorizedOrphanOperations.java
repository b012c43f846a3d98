package io.urumi.application.access;

import io.urumi.application.settings.PlanCatalog;
import io.urumi.application.usecase.AuditTrail;
import io.urumi.application.usecase.orphan.AdoptOrphan;
import io.urumi.application.usecase.orphan.DeleteOrphan;
import io.urumi.application.usecase.orphan.FindOrphans;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.domain.store.Namespace;
import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.driven.persistence.ScopedPersistencePorts;
import io.urumi.port.driving.AdoptOrphanUseCase;
import io.urumi.port.driving.DeleteOrphanUseCase;
import io.urumi.port.driving.FindOrphansQuery;
import io.urumi.port.model.Actor;
import io.urumi.port.model.audit.AuditAction;
import io.urumi.port.model.orphan.OrphanPage;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Decides about orphaned namespaces. They have no owner: it needs a role of the platform. */
public final class AuthorizedOrphanOperations
    implements FindOrphansQuery, AdoptOrphanUseCase, DeleteOrphanUseCase {
  private final FindOrphans findOrphans;
  private final AdoptOrphan adoptOrphan;
  private final DeleteOrphan deleteOrphan;
  private final AuditTrail auditTrail;
  private final Clock clock;

  public AuthorizedOrphanOperations(
      ScopedPersistencePorts persistence,
      ClusterPorts cluster,
      AuditTrail auditTrail,
      PlanCatalog plans,
      Clock clock) {
    findOrphans = new FindOrphans(persistence.orphans());
    adoptOrphan = new AdoptOrphan(persistence, cluster, auditTrail, plans, clock);
    deleteOrphan = new DeleteOrphan(persistence, cluster, auditTrail, plans, clock);
    this.auditTrail = auditTrail;
    this.clock = clock;
  }

  @Override
  public Mono<OrphanPage> page(Caller caller, @Nullable String after, int limit) {
    return Mono.defer(() -> {
      Decisions.require(caller, Permission.ORPHAN_READ);
      return findOrphans.page(after, limit);
    });
  }

  @Override
  public Mono<AdoptOrphanUseCase.Outcome> adopt(Caller caller, Namespace namespace) {
    return decided(
        caller,
        Permission.ORPHAN_ADOPT,
        AuditAction.ORPHAN_ADOPT,
        namespace,
        () -> adoptOrphan.adopt(Decisions.about(caller, Permission.ORPHAN_ADOPT), namespace));
  }

  @Override
  public Mono<DeleteOrphanUseCase.Outcome> delete(Caller caller, Namespace namespace) {
    return decided(
        caller,
        Permission.ORPHAN_DELETE,
        AuditAction.ORPHAN_DELETE,
        namespace,
        () -> deleteOrphan.delete(Decisions.about(caller, Permission.ORPHAN_DELETE), namespace));
  }

  private <T> Mono<T> decided(
      Caller caller,
      Permission permission,
      AuditAction action,
      Namespace namespace,
      Supplier<Mono<T>> permitted) {
    return Mono.defer(() ->
        Decisions.permits(caller, permission)
            ? permitted.get()
            : auditTrail.denied(
                clock.instant(),
                Actor.of(caller),
                action,
                "namespace/" + namespace,
                null,
                null,
                permission));
  }
}
