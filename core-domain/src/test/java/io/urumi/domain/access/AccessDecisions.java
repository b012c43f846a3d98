package io.urumi.domain.access;

import io.urumi.domain.store.Owner;
import org.jspecify.annotations.Nullable;

/** The two functions of a policy: the real one, or one with a deliberate defect. */
interface AccessDecisions {
  AccessDecisions REAL =
      new AccessDecisions() {
        @Override
        public AccessDecision decide(Caller caller, Permission permission, @Nullable Owner owner) {
          return AccessPolicy.decide(caller, permission, owner);
        }

        @Override
        public ObjectScope scope(Caller caller, Permission permission) {
          return AccessPolicy.scope(caller, permission);
        }
      };

  AccessDecision decide(Caller caller, Permission permission, @Nullable Owner owner);

  default ObjectScope visible(Caller caller, Permission permission) {
    return AccessPolicy.visible(caller, permission);
  }

  default ObjectScope scope(Caller caller, Permission permission) {
    return AccessPolicy.scope(caller, permission);
  }
}
