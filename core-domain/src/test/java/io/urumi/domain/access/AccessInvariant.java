package io.urumi.domain.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.store.Owner;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What holds for every caller, permission and owner. */
enum AccessInvariant {
  A_CALLER_WITHOUT_ROLES_MAY_DO_NOTHING {
    @Override
    void check(
        AccessDecisions policy, Caller caller, Permission permission, @Nullable Owner owner) {
      if (caller.memberships().isEmpty() && caller.platformRoles().isEmpty()) {
        assertThat(policy.decide(caller, permission, owner)).isNotEqualTo(AccessDecision.ALLOW);
      }
    }
  },
  WHAT_IS_REFUSED_IS_HIDDEN_FROM_WHO_MAY_NOT_READ_THE_STORE {
    @Override
    void check(
        AccessDecisions policy, Caller caller, Permission permission, @Nullable Owner owner) {
      AccessDecision decision = policy.decide(caller, permission, owner);
      if (owner != null && decision != AccessDecision.ALLOW) {
        boolean reads = policy.decide(caller, Permission.STORE_READ, owner) == AccessDecision.ALLOW;
        assertThat(decision).isEqualTo(reads ? AccessDecision.DENY : AccessDecision.HIDE);
      }
    }
  },
  A_TOKEN_PERMITS_NO_MORE_THAN_ITS_SCOPES_AND_THE_ROLES {
    @Override
    void check(
        AccessDecisions policy, Caller caller, Permission permission, @Nullable Owner owner) {
      Set<Permission> scopes = caller.tokenScopes();
      if (scopes != null && policy.decide(caller, permission, owner) == AccessDecision.ALLOW) {
        assertThat(scopes).contains(permission);
        assertThat(policy.decide(withoutToken(caller), permission, owner))
            .isEqualTo(AccessDecision.ALLOW);
      }
    }
  },
  A_ROLE_IN_ONE_TEAM_CHANGES_NOTHING_IN_ANOTHER {
    @Override
    void check(
        AccessDecisions policy, Caller caller, Permission permission, @Nullable Owner owner) {
      Set<Membership> others = new HashSet<>(caller.memberships());
      others.removeIf(membership -> !membership.team().equals(owner));
      Caller without =
          new Caller(
              caller.principal(),
              others,
              caller.platformRoles(),
              caller.tokenScopes(),
              caller.origin(),
              caller.requestId());
      assertThat(policy.decide(caller, permission, owner))
          .isEqualTo(policy.decide(without, permission, owner));
    }
  },
  A_FURTHER_ROLE_TAKES_NOTHING_AWAY {
    @Override
    void check(
        AccessDecisions policy, Caller caller, Permission permission, @Nullable Owner owner) {
      if (policy.decide(caller, permission, owner) != AccessDecision.ALLOW) {
        return;
      }
      for (PlatformRole role : PlatformRole.values()) {
        Set<PlatformRole> more = new HashSet<>(caller.platformRoles());
        more.add(role);
        Caller stronger =
            new Caller(
                caller.principal(),
                caller.memberships(),
                more,
                caller.tokenScopes(),
                caller.origin(),
                caller.requestId());
        assertThat(policy.decide(stronger, permission, owner)).isEqualTo(AccessDecision.ALLOW);
      }
    }
  },
  THE_SCOPE_IS_WHAT_IS_ALLOWED {
    @Override
    void check(
        AccessDecisions policy, Caller caller, Permission permission, @Nullable Owner owner) {
      boolean allowed = policy.decide(caller, permission, owner) == AccessDecision.ALLOW;
      ObjectScope scope = policy.scope(caller, permission);
      assertThat(owner == null ? scope instanceof ObjectScope.Everything : scope.contains(owner))
          .isEqualTo(allowed);
    }
  },
  WHAT_IS_OUTSIDE_THE_VISIBLE_SCOPE_IS_HIDDEN {
    @Override
    void check(
        AccessDecisions policy, Caller caller, Permission permission, @Nullable Owner owner) {
      if (owner != null) {
        assertThat(policy.visible(caller, permission).contains(owner))
            .isEqualTo(policy.decide(caller, permission, owner) != AccessDecision.HIDE);
      }
    }
  },
  PASSWORDS_ARE_FOR_THE_TEAM_AND_ADMINISTRATORS {
    @Override
    void check(
        AccessDecisions policy, Caller caller, Permission permission, @Nullable Owner owner) {
      if (permission == Permission.CREDENTIALS_REVEAL
          && policy.decide(caller, permission, owner) == AccessDecision.ALLOW
          && !caller.platformRoles().contains(PlatformRole.ADMINISTRATOR)) {
        assertThat(caller.memberships())
            .anyMatch(membership ->
                membership.team().equals(owner) && membership.role() != TeamRole.VIEWER);
      }
    }
  },
  AN_AUDITOR_ONLY_READS {
    @Override
    void check(
        AccessDecisions policy, Caller caller, Permission permission, @Nullable Owner owner) {
      if (caller.memberships().isEmpty()
          && caller.platformRoles().equals(Set.of(PlatformRole.AUDITOR))
          && policy.decide(caller, permission, owner) == AccessDecision.ALLOW) {
        assertThat(permission.code()).endsWith(".read");
      }
    }
  };

  abstract void check(
      AccessDecisions policy, Caller caller, Permission permission, @Nullable Owner owner);

  private static Caller withoutToken(Caller caller) {
    return new Caller(
        caller.principal(),
        caller.memberships(),
        caller.platformRoles(),
        null,
        caller.origin(),
        caller.requestId());
  }
}
