package io.urumi.domain.access;

import io.urumi.domain.store.Owner;
import java.util.Set;

/** Which objects a caller may read. */
public sealed interface Scope {

  /** Whether an object of an owner belongs to it. */
  boolean contains(Owner owner);

  /** All objects, also those without an owner. */
  record Everything() implements Scope {
    @Override
    public boolean contains(Owner owner) {
      return true;
    }
  }

  /** The objects of these teams; at least one. */
  record Teams(Set<Owner> teams) implements Scope {
    public Teams {
      teams = Set.copyOf(teams);
      if (teams.isEmpty()) {
        throw new IllegalArgumentException("a scope without teams is Nothing");
      }
    }

    @Override
    public boolean contains(Owner owner) {
      return teams.contains(owner);
    }
  }

  /** No object. */
  record Nothing() implements Scope {
    @Override
    public boolean contains(Owner owner) {
      return false;
    }
  }
}
