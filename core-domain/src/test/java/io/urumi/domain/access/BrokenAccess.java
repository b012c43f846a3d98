package io.urumi.domain.access;

import io.urumi.domain.store.Owner;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Policies with one defect each. */
final class BrokenAccess {
  private BrokenAccess() {}

  static AccessDecisions violating(AccessInvariant invariant) {
    return switch (invariant) {
      case A_CALLER_WITHOUT_ROLES_MAY_DO_NOTHING ->
          (caller, permission, owner) ->
              permission == Permission.SYSTEM_READ
                  ? AccessDecision.ALLOW
                  : real(caller, permission, owner);
      case WHAT_IS_REFUSED_IS_HIDDEN_FROM_WHO_MAY_NOT_READ_THE_STORE ->
          (caller, permission, owner) -> {
            AccessDecision decision = real(caller, permission, owner);
            return decision == AccessDecision.HIDE ? AccessDecision.DENY : decision;
          };
      case A_TOKEN_PERMITS_NO_MORE_THAN_ITS_SCOPES_AND_THE_ROLES ->
          (caller, permission, owner) -> {
            Set<Permission> scopes = caller.tokenScopes();
            return scopes != null && scopes.contains(permission)
                ? AccessDecision.ALLOW
                : real(caller, permission, owner);
          };
      case A_ROLE_IN_ONE_TEAM_CHANGES_NOTHING_IN_ANOTHER ->
          (caller, permission, owner) ->
              caller.memberships().stream()
                      .anyMatch(each -> RoleTable.of(each.role()).contains(permission))
                  ? AccessDecision.ALLOW
                  : real(caller, permission, owner);
      case A_FURTHER_ROLE_TAKES_NOTHING_AWAY ->
          (caller, permission, owner) ->
              caller.platformRoles().contains(PlatformRole.AUDITOR)
                      && permission == Permission.STORE_DELETE
                  ? AccessDecision.DENY
                  : real(caller, permission, owner);
      case THE_SCOPE_IS_WHAT_IS_ALLOWED ->
          new AccessDecisions() {
            @Override
            public AccessDecision decide(
                Caller caller, Permission permission, @Nullable Owner owner) {
              return real(caller, permission, owner);
            }

            @Override
            public ObjectScope scope(Caller caller, Permission permission) {
              return new ObjectScope.Everything();
            }
          };
      case WHAT_IS_OUTSIDE_THE_VISIBLE_SCOPE_IS_HIDDEN ->
          new AccessDecisions() {
            @Override
            public AccessDecision decide(
                Caller caller, Permission permission, @Nullable Owner owner) {
              return real(caller, permission, owner);
            }

            @Override
            public ObjectScope visible(Caller caller, Permission permission) {
              return AccessPolicy.scope(caller, Permission.STORE_READ);
            }
          };
      case PASSWORDS_ARE_FOR_THE_TEAM_AND_ADMINISTRATORS ->
          (caller, permission, owner) ->
              permission == Permission.CREDENTIALS_REVEAL
                      && caller.platformRoles().contains(PlatformRole.OPERATOR)
                  ? AccessDecision.ALLOW
                  : real(caller, permission, owner);
      case AN_AUDITOR_ONLY_READS ->
          (caller, permission, owner) ->
              permission == Permission.STORE_RETRY
                      && caller.platformRoles().contains(PlatformRole.AUDITOR)
                  ? AccessDecision.ALLOW
                  : real(caller, permission, owner);
    };
  }

  private static AccessDecision real(Caller caller, Permission permission, @Nullable Owner owner) {
    return AccessPolicy.decide(caller, permission, owner);
  }
}
