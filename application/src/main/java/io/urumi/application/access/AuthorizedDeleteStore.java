package io.urumi.application.access;

import io.urumi.application.usecase.AuditTrail;
import io.urumi.application.usecase.DeleteStore;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driven.persistence.ScopedPersistencePorts;
import io.urumi.port.driving.DeleteStoreUseCase;
import java.time.Clock;
import reactor.core.publisher.Mono;

/** Decides about requests to delete stores. */
public final class AuthorizedDeleteStore implements DeleteStoreUseCase {
  private final DeleteStore deleteStore;

  public AuthorizedDeleteStore(
      ScopedPersistencePorts persistence, AuditTrail auditTrail, Clock clock) {
    deleteStore = new DeleteStore(persistence.stores(), auditTrail, clock);
  }

  @Override
  public Mono<Outcome> delete(Caller caller, StoreId id) {
    return deleteStore.delete(AccessChecks.about(caller, Permission.STORE_DELETE), id);
  }
}
