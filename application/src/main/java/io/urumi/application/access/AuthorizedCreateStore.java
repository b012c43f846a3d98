package io.urumi.application.access;

import io.urumi.application.settings.LimitPolicy;
import io.urumi.application.usecase.AuditTrail;
import io.urumi.application.usecase.CreateStore;
import io.urumi.domain.access.Permission;
import io.urumi.port.driven.persistence.ScopedPersistencePorts;
import io.urumi.port.driving.CreateStoreCommand;
import io.urumi.port.driving.CreateStoreUseCase;
import java.time.Clock;
import reactor.core.publisher.Mono;

/** Decides about requests to create stores. */
public final class AuthorizedCreateStore implements CreateStoreUseCase {
  private final CreateStore createStore;

  public AuthorizedCreateStore(
      ScopedPersistencePorts persistence,
      AuditTrail auditTrail,
      LimitPolicy limits,
      boolean ownersAreTeams,
      Clock clock) {
    createStore = new CreateStore(persistence, auditTrail, limits, ownersAreTeams, clock);
  }

  @Override
  public Mono<Outcome> create(CreateStoreCommand command) {
    return createStore.create(
        AccessChecks.about(command.caller(), Permission.STORE_CREATE), command);
  }
}
