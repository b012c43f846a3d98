package io.urumi.domain.access;

import io.urumi.domain.store.Owner;
import java.util.Objects;

/**
 * A role in a team.
 *
 * @param team the owner of the team's stores
 */
public record Membership(Owner team, TeamRole role) {
  public Membership {
    Objects.requireNonNull(team, "team");
    Objects.requireNonNull(role, "role");
  }
}
