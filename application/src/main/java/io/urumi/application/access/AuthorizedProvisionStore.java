package io.urumi.application.access;

import io.urumi.application.settings.LimitPolicy;
import io.urumi.application.usecase.AuditTrail;
import io.urumi.application.usecase.ProvisionStore;
import io.urumi.domain.access.Permission;
import io.urumi.port.driven.persistence.ScopedPersistencePorts;
import io.urumi.port.driving.ProvisionStoreCommand;
import io.urumi.port.driving.ProvisionStoreUseCase;
import java.time.Clock;
import reactor.core.publisher.Mono;

/** Decides about requests to create stores. */
public final class AuthorizedProvisionStore implements ProvisionStoreUseCase {
  private final ProvisionStore provisionStore;

  public AuthorizedProvisionStore(
      ScopedPersistencePorts persistence,
      AuditTrail auditTrail,
      LimitPolicy limits,
      boolean ownersAreTeams,
      Clock clock) {
    provisionStore = new ProvisionStore(persistence, auditTrail, limits, ownersAreTeams, clock);
  }

  @Override
  public Mono<Outcome> provision(ProvisionStoreCommand command) {
    return provisionStore.provision(
        Decisions.about(command.caller(), Permission.STORE_CREATE), command);
  }
}
