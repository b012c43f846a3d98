package io.urumi.application.access;

import io.urumi.application.usecase.Authorization;
import io.urumi.domain.access.AccessDecision;
import io.urumi.domain.access.AccessDeniedException;
import io.urumi.domain.access.AccessPolicy;
import io.urumi.domain.access.Caller;
import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.access.Permission;
import io.urumi.domain.account.Account;
import io.urumi.domain.store.Owner;
import io.urumi.port.model.Actor;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks the access policy; nothing else does. For the classes of the deciding layer only. */
public final class AccessChecks {
  private AccessChecks() {}

  /** For a use case about one store, whose owner is known only in its transaction. */
  public static Authorization about(Caller caller, Permission permission) {
    return new Authorization(
        Actor.of(caller),
        permission,
        AccessPolicy.visible(caller, permission),
        AccessPolicy.scope(caller, permission),
        account -> about(withRolesOf(account, caller), permission));
  }

  private static Caller withRolesOf(Account account, Caller caller) {
    return new Caller(
        caller.principal(),
        account.memberships(),
        account.platformRoles(),
        caller.tokenScopes(),
        caller.origin(),
        caller.requestId());
  }

  /** The objects for which the caller has the permission. */
  public static ObjectScope scope(Caller caller, Permission permission) {
    return AccessPolicy.scope(caller, permission);
  }

  /** Permits everybody: for what is not a secret. */
  public static void permitEveryCaller(Caller caller) {
    Objects.requireNonNull(caller, "caller");
  }

  /** Whether the caller has the permission for the platform itself. */
  public static boolean permits(Caller caller, Permission permission) {
    return permits(caller, permission, null);
  }

  /** Whether the caller has the permission for the objects of an owner. */
  public static boolean permits(Caller caller, Permission permission, @Nullable Owner owner) {
    return AccessPolicy.decide(caller, permission, owner) == AccessDecision.ALLOW;
  }

  /**
   * @throws AccessDeniedException when the caller does not have the permission for the platform
   *     itself
   */
  public static void require(Caller caller, Permission permission) {
    if (!permits(caller, permission)) {
      throw new AccessDeniedException(permission);
    }
  }

  private static boolean permitsAnywhere(Caller caller, Permission permission) {
    return !(scope(caller, permission) instanceof ObjectScope.Nothing);
  }

  /** The permissions that the caller has for the platform or for some team. */
  public static Set<Permission> permittedSomewhere(Caller caller) {
    return Arrays.stream(Permission.values())
        .filter(permission -> permitsAnywhere(caller, permission))
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * @throws AccessDeniedException when the caller has the permission for no object
   */
  static void requireAnywhere(Caller caller, Permission permission) {
    if (!permitsAnywhere(caller, permission)) {
      throw new AccessDeniedException(permission);
    }
  }
}
