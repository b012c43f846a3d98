package io.urumi.domain.access;

import io.urumi.domain.store.Owner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every combination of roles in two teams, platform roles and scopes of a token. */
final class Callers {
  static final Owner TEAM = new Owner("team-1");
  static final Owner OTHER_TEAM = new Owner("team-2");

  /** It has no member. */
  static final Owner THIRD_TEAM = new Owner("team-3");

  /** The owners of objects that are decided about; null for the platform itself. */
  static final List<@Nullable Owner> OWNERS = Arrays.asList(TEAM, OTHER_TEAM, THIRD_TEAM, null);

  private static final Principal ANNA = Principal.user(new UUID(1, 2), "anna");

  private Callers() {}

  static List<Caller> all() {
    List<Caller> callers = new ArrayList<>();
    for (Set<Membership> memberships : memberships()) {
      for (Set<PlatformRole> roles : subsets()) {
        for (Set<Permission> scopes : scopes()) {
          callers.add(new Caller(ANNA, memberships, roles, scopes, "192.0.2.7", "request-1"));
        }
      }
    }
    return callers;
  }

  private static List<Set<Membership>> memberships() {
    List<Set<Membership>> all = new ArrayList<>();
    for (TeamRole first : orNone()) {
      for (TeamRole second : orNone()) {
        Set<Membership> memberships = new HashSet<>();
        if (first != null) {
          memberships.add(new Membership(TEAM, first));
        }
        if (second != null) {
          memberships.add(new Membership(OTHER_TEAM, second));
        }
        all.add(memberships);
      }
    }
    return all;
  }

  private static List<@Nullable TeamRole> orNone() {
    List<@Nullable TeamRole> roles = new ArrayList<>(List.of(TeamRole.values()));
    roles.add(null);
    return roles;
  }

  private static List<Set<PlatformRole>> subsets() {
    List<Set<PlatformRole>> all = new ArrayList<>();
    PlatformRole[] roles = PlatformRole.values();
    for (int bits = 0; bits < 1 << roles.length; bits++) {
      Set<PlatformRole> subset = EnumSet.noneOf(PlatformRole.class);
      for (int i = 0; i < roles.length; i++) {
        if ((bits & (1 << i)) != 0) {
          subset.add(roles[i]);
        }
      }
      all.add(subset);
    }
    return all;
  }

  /** No token, each single permission, each with reading, everything, nothing. */
  private static List<@Nullable Set<Permission>> scopes() {
    List<@Nullable Set<Permission>> all = new ArrayList<>();
    all.add(null);
    all.add(Set.of());
    all.add(Set.of(Permission.values()));
    for (Permission permission : Permission.values()) {
      all.add(Set.of(permission));
      all.add(EnumSet.of(permission, Permission.STORE_READ));
    }
    return all;
  }
}
