package io.urumi.application.access.token;

import io.urumi.domain.access.Caller;
import io.urumi.domain.access.Permission;
import io.urumi.domain.access.Principal;
import io.urumi.domain.token.TokenRequest;
import java.util.Set;
import java.util.stream.Collectors;

/** What a caller can give to a new token. */
final class GrantableScopes {
  private GrantableScopes() {}

  static boolean isUser(Caller caller) {
    return caller.principal().kind() == Principal.Kind.USER && caller.tokenScopes() == null;
  }

  /**
   * Of the permissions of the caller those that tokens can have; none for a caller who is not a
   * user.
   *
   * @param own what the caller has for the platform or a team
   */
  static Set<Permission> of(Caller caller, Set<Permission> own) {
    return isUser(caller)
        ? own.stream()
            .filter(permission -> !TokenRequest.NOT_FOR_TOKENS.contains(permission))
            .collect(Collectors.toUnmodifiableSet())
        : Set.of();
  }
}
