package io.urumi.application.access.team;

import io.urumi.application.access.AccessChecks;
import io.urumi.application.usecase.team.TransferStore;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.StoreId;
import io.urumi.port.driving.team.TransferStoreUseCase;
import reactor.core.publisher.Mono;

/**
 * Decides about requests to give stores to other teams, for the team that gives and the one that
 * gets.
 */
public final class AuthorizedTransferStore implements TransferStoreUseCase {
  private final TransferStore transferStore;

  public AuthorizedTransferStore(TransferStore transferStore) {
    this.transferStore = transferStore;
  }

  @Override
  public Mono<Outcome> transfer(Caller caller, StoreId id, Owner team) {
    return transferStore.transfer(
        AccessChecks.about(caller, Permission.STORE_TRANSFER),
        AccessChecks.about(caller, Permission.STORE_CREATE),
        id,
        team);
  }
}
