package io.urumi.domain.access;

import io.urumi.domain.store.Owner;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a caller may do: a pure function of the caller, the permission and the owner of the
 * object, from the {@link RoleTable}. The engine asks it first with each request.
 */
public final class AccessPolicy {
  private AccessPolicy() {}

  /**
   * Decides about one object.
   *
   * @param owner of the object; null for the platform itself and for objects without an owner, for
   *     which only platform roles count. These are not secret, so that they are not hidden
   */
  public static AccessDecision decide(Caller caller, Permission permission, @Nullable Owner owner) {
    if (permits(caller, permission, owner)) {
      return AccessDecision.ALLOW;
    }
    boolean visible = owner == null || permits(caller, Permission.STORE_READ, owner);
    return visible ? AccessDecision.DENY : AccessDecision.HIDE;
  }

  /** The objects for which the caller has the permission; agrees with {@link #decide}. */
  public static ObjectScope scope(Caller caller, Permission permission) {
    if (permits(caller, permission, null)) {
      return new ObjectScope.Everything();
    }
    Set<Owner> teams =
        caller.memberships().stream()
            .map(Membership::team)
            .filter(team -> permits(caller, permission, team))
            .collect(Collectors.toSet());
    return teams.isEmpty() ? new ObjectScope.Nothing() : new ObjectScope.Teams(teams);
  }

  /**
   * The objects about which {@link #decide} does not answer {@code HIDE}: those for which the
   * caller has the permission, and those that the caller may read.
   */
  public static ObjectScope visible(Caller caller, Permission permission) {
    return scope(caller, permission).union(scope(caller, Permission.STORE_READ));
  }

  private static boolean permits(Caller caller, Permission permission, @Nullable Owner owner) {
    Set<Permission> tokenScopes = caller.tokenScopes();
    if (tokenScopes != null && !tokenScopes.contains(permission)) {
      return false;
    }
    return caller.platformRoles().stream().anyMatch(role -> RoleTable.of(role).contains(permission))
        || caller.memberships().stream()
            .anyMatch(membership ->
                membership.team().equals(owner)
                    && RoleTable.of(membership.role()).contains(permission));
  }
}
