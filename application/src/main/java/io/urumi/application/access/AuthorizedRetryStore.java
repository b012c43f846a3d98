package io.urumi.application.access;

import io.urumi.application.usecase.AuditTrail;
import io.urumi.application.usecase.RetryStore;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driven.persistence.ScopedPersistencePorts;
import io.urumi.port.driving.RetryStoreUseCase;
import java.time.Clock;
import reactor.core.publisher.Mono;

/** Decides about requests to retry stores. */
public final class AuthorizedRetryStore implements RetryStoreUseCase {
  private final RetryStore retryStore;

  public AuthorizedRetryStore(
      ScopedPersistencePorts persistence, AuditTrail auditTrail, Clock clock) {
    retryStore = new RetryStore(persistence.stores(), auditTrail, clock);
  }

  @Override
  public Mono<Outcome> retry(Caller caller, StoreId id) {
    return retryStore.retry(AccessChecks.about(caller, Permission.STORE_RETRY), id);
  }
}
