package io.urumi.port.driving.team;

import io.urumi.domain.access.Caller;
import io.urumi.domain.limit.Amounts;
import io.urumi.domain.limit.Limits;
import io.urumi.domain.store.Owner;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** How much teams may have, and how much they have. */
public interface ManageLimitsUseCase {
  /**
   * The limits of a team.
   *
   * @param own of the team; where they say nothing, those of the settings apply
   * @param effective that apply
   * @param used what its stores have
   */
  record Allowance(Owner team, Limits own, Limits effective, Amounts used) {
    public Allowance {
      Objects.requireNonNull(team, "team");
      Objects.requireNonNull(own, "own");
      Objects.requireNonNull(effective, "effective");
      Objects.requireNonNull(used, "used");
    }
  }

  /**
   * For callers who may read the team's stores; empty for others, and when there is no such team.
   */
  Mono<Allowance> find(Caller caller, Owner team);

  /**
   * Replaces the limits of a team. What it has already stays. Needs {@code team.manage} as a role
   * of the platform.
   *
   * @return empty when there is no such team
   */
  Mono<Allowance> set(Caller caller, Owner team, Limits limits);
}
