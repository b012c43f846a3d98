package io.urumi.domain.access;

import io.urumi.domain.store.Owner;
import java.util.HashSet;
import java.util.Set;

/** The objects for which a caller has a permission. */
public sealed interface ObjectScope {

  /** Whether an object of an owner belongs to it. */
  boolean contains(Owner owner);

  /** Whether all objects belong to it, also those without an owner. */
  default boolean isEverything() {
    return this instanceof Everything;
  }

  /** The objects of either. */
  default ObjectScope union(ObjectScope other) {
    return switch (this) {
      case Everything _ -> this;
      case Nothing _ -> other;
      case Teams(Set<Owner> some) ->
          switch (other) {
            case Everything _ -> other;
            case Nothing _ -> this;
            case Teams(Set<Owner> more) -> {
              Set<Owner> all = new HashSet<>(some);
              all.addAll(more);
              yield new Teams(all);
            }
          };
    };
  }

  /** All objects, also those without an owner. */
  record Everything() implements ObjectScope {
    @Override
    public boolean contains(Owner owner) {
      return true;
    }
  }

  /** The objects of these teams; at least one. */
  record Teams(Set<Owner> teams) implements ObjectScope {
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
  record Nothing() implements ObjectScope {
    @Override
    public boolean contains(Owner owner) {
      return false;
    }
  }
}
