package io.urumi.domain.team;

import io.urumi.domain.access.Membership;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.store.Owner;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an invitation gives to who accepts it. */
public sealed interface Grant {
  /** The team; null for a role of the platform. */
  @Nullable Owner team();

  /** A role in a team. */
  record InTeam(Membership membership) implements Grant {
    public InTeam {
      Objects.requireNonNull(membership, "membership");
    }

    @Override
    public Owner team() {
      return membership.team();
    }
  }

  /** A role that applies to all teams. */
  record OnPlatform(PlatformRole role) implements Grant {
    public OnPlatform {
      Objects.requireNonNull(role, "role");
    }

    @Override
    public @Nullable Owner team() {
      return null;
    }
  }
}
