package io.urumi.application.access;

import io.urumi.application.settings.PlanCatalog;
import io.urumi.application.settings.StoreLimit;
import io.urumi.application.usecase.AuditTrail;
import io.urumi.application.usecase.DeleteStore;
import io.urumi.application.usecase.ProvisionStore;
import io.urumi.application.usecase.RetryStore;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driven.persistence.ScopedPersistencePorts;
import io.urumi.port.driving.DeleteStoreUseCase;
import io.urumi.port.driving.ProvisionStoreCommand;
import io.urumi.port.driving.ProvisionStoreUseCase;
import io.urumi.port.driving.RetryStoreUseCase;
import java.time.Clock;
import reactor.core.publisher.Mono;

/** Decides about requests to create, delete and retry stores. */
public final class AuthorizedStoreCommands
    implements ProvisionStoreUseCase, DeleteStoreUseCase, RetryStoreUseCase {
  private final ProvisionStore provisionStore;
  private final DeleteStore deleteStore;
  private final RetryStore retryStore;

  public AuthorizedStoreCommands(
      ScopedPersistencePorts persistence,
      AuditTrail auditTrail,
      PlanCatalog plans,
      StoreLimit storeLimit,
      Clock clock) {
    provisionStore = new ProvisionStore(persistence, auditTrail, plans, storeLimit, clock);
    deleteStore = new DeleteStore(persistence.stores(), auditTrail, clock);
    retryStore = new RetryStore(persistence.stores(), auditTrail, clock);
  }

  @Override
  public Mono<ProvisionStoreUseCase.Outcome> provision(ProvisionStoreCommand command) {
    return provisionStore.provision(
        Decisions.about(command.caller(), Permission.STORE_CREATE), command);
  }

  @Override
  public Mono<DeleteStoreUseCase.Outcome> delete(Caller caller, StoreId id) {
    return deleteStore.delete(Decisions.about(caller, Permission.STORE_DELETE), id);
  }

  @Override
  public Mono<RetryStoreUseCase.Outcome> retry(Caller caller, StoreId id) {
    return retryStore.retry(Decisions.about(caller, Permission.STORE_RETRY), id);
  }
}
