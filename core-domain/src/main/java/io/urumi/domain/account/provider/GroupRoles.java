package io.urumi.domain.account.provider;

import io.urumi.domain.access.PlatformRole;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which groups of a provider have which roles of the platform. Only what is named here: a group
 * that is called like a role does not have it.
 *
 * @param groups the groups of each role, letter case matters; a role without groups has none
 */
public record GroupRoles(Map<PlatformRole, Set<String>> groups) {
  public GroupRoles {
    groups =
        groups.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
  }

  /** The roles of a user who is in these groups. */
  public Set<PlatformRole> of(Collection<String> memberOf) {
    return groups.entrySet().stream()
        .filter(entry -> memberOf.stream().anyMatch(entry.getValue()::contains))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
