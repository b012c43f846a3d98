package io.urumi.application.access;

import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Membership;
import io.urumi.domain.access.Permission;
import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.access.Principal;
import io.urumi.domain.access.RoleTable;
import io.urumi.domain.access.TeamRole;
import io.urumi.domain.store.Owner;
import io.urumi.testkit.TestPrincipals;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Callers with one role each, and what the table of roles permits them. */
final class TestCallers {
  /** The team in which the members have their roles. */
  static final Owner TEAM = new Owner("team-own");

  static final Owner OTHER_TEAM = new Owner("team-other");

  private TestCallers() {}

  static Caller member(TeamRole role) {
    return caller("team " + role, Set.of(new Membership(TEAM, role)), Set.of(), null);
  }

  /** With the same roles, but as a principal that is no user. */
  static Caller withoutAccount(Caller caller) {
    return new Caller(
        Principal.LOCAL,
        caller.memberships(),
        caller.platformRoles(),
        caller.tokenScopes(),
        caller.origin(),
        caller.requestId());
  }

  static Caller of(PlatformRole role) {
    return caller("platform " + role, Set.of(), Set.of(role), null);
  }

  static Caller withoutRole() {
    return caller("without role", Set.of(), Set.of(), null);
  }

  /** Every role, no role, and a token of an administrator that lacks one permission. */
  static Map<String, Caller> all(@Nullable Permission missing) {
    Map<String, Caller> all = new LinkedHashMap<>();
    for (PlatformRole role : PlatformRole.values()) {
      all.put("platform " + role.name().toLowerCase(Locale.ROOT), of(role));
    }
    for (TeamRole role : TeamRole.values()) {
      all.put("team " + role.name().toLowerCase(Locale.ROOT), member(role));
    }
    all.put("no role", withoutRole());
    if (missing != null) {
      Set<Permission> scopes = EnumSet.allOf(Permission.class);
      scopes.remove(missing);
      all.put("token", caller("token", Set.of(), Set.of(PlatformRole.ADMINISTRATOR), scopes));
    }
    return all;
  }

  private static Caller caller(
      String name,
      Set<Membership> memberships,
      Set<PlatformRole> roles,
      @Nullable Set<Permission> scopes) {
    return new Caller(
        TestPrincipals.user(name), memberships, roles, scopes, "192.0.2.7", "request-1");
  }

  /**
   * What the table says, without the policy.
   *
   * @param owner null for the platform
   */
  static boolean permits(Caller caller, Permission permission, @Nullable Owner owner) {
    Set<Permission> scopes = caller.tokenScopes();
    boolean byRole =
        caller.platformRoles().stream().anyMatch(role -> RoleTable.of(role).contains(permission))
            || caller.memberships().stream()
                .anyMatch(each ->
                    each.team().equals(owner) && RoleTable.of(each.role()).contains(permission));
    return byRole && (scopes == null || scopes.contains(permission));
  }
}
