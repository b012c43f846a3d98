package io.urumi.domain.account.provider;

import io.urumi.domain.access.Membership;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.store.Owner;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * Which groups of a provider have which roles in which teams. Only what is named here: a group that
 * is called like a team has none.
 *
 * @param mappings each group, team and role; a group can have roles in several teams
 */
public record GroupMemberships(List<GroupMembership> mappings) {
  /** No group has a role in a team. */
  public static final GroupMemberships NONE = new GroupMemberships(List.of());

  public GroupMemberships {
    mappings = List.copyOf(mappings);
  }

  /** The memberships of a user who is in these groups: in each team one, with the highest role. */
  public Set<Membership> of(Collection<String> memberOf) {
    Map<Owner, TeamRole> roles =
        mappings.stream()
            .filter(mapping -> memberOf.contains(mapping.group()))
            .map(GroupMembership::membership)
            .collect(
                Collectors.toMap(
                    Membership::team,
                    Membership::role,
                    // The roles are declared from the highest to the lowest.
                    BinaryOperator.minBy(TeamRole::compareTo)));
    return roles.entrySet().stream()
        .map(entry -> new Membership(entry.getKey(), entry.getValue()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
