package io.urumi.domain.team;

import io.urumi.domain.store.Owner;
import java.time.Instant;
import java.util.Objects;

/**
 * A team, to which stores belong.
 *
 * @param id the owner of its stores; never changes
 */
public record Team(Owner id, TeamName name, Instant createdAt) {
  /** The team of the local caller, to which the stores of earlier versions belong. */
  public static final Owner LOCAL = new Owner("local");

  public Team {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(createdAt, "createdAt");
  }
}
