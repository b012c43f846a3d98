package io.urumi.domain.account.provider;

import io.urumi.domain.access.Membership;
import java.util.Objects;

/**
 * A group of a provider whose users are members of a team.
 *
 * @param group its name there; letter case matters
 */
public record GroupMembership(String group, Membership membership) {
  /**
   * @throws IllegalArgumentException when the group has no name
   */
  public GroupMembership {
    Objects.requireNonNull(membership, "membership");
    if (group.isBlank()) {
      throw new IllegalArgumentException("the group of a membership is empty");
    }
  }
}
