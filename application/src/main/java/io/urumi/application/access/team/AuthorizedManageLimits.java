package io.urumi.application.access.team;

import io.urumi.application.access.AccessChecks;
import io.urumi.application.usecase.team.ManageLimits;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.domain.limit.Limits;
import io.urumi.domain.store.Owner;
import io.urumi.port.driving.team.ManageLimitsUseCase;
import reactor.core.publisher.Mono;

/**
 * Decides about limits of teams: callers who may read the stores of a team read its limits, the
 * platform's administrators set them.
 */
public final class AuthorizedManageLimits implements ManageLimitsUseCase {
  private final ManageLimits manageLimits;

  public AuthorizedManageLimits(ManageLimits manageLimits) {
    this.manageLimits = manageLimits;
  }

  @Override
  public Mono<Allowance> find(Caller caller, Owner team) {
    return manageLimits.find(AccessChecks.scope(caller, Permission.STORE_READ), team);
  }

  @Override
  public Mono<Allowance> set(Caller caller, Owner team, Limits limits) {
    return manageLimits.set(AccessChecks.about(caller, Permission.TEAM_MANAGE), team, limits);
  }
}
