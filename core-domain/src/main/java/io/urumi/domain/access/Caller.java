package io.urumi.domain.access;

import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.Violation;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, with everything that a decision needs.
 *
 * @param tokenScopes what the token permits at most, of what the roles permit; null without a token
 * @param origin network address or program the request came from
 */
public record Caller(
    Principal principal,
    Set<Membership> memberships,
    Set<PlatformRole> platformRoles,
    @Nullable Set<Permission> tokenScopes,
    String origin) {
  /**
   * @throws InvalidValueException when a token has no scopes: it would permit everything
   */
  public Caller {
    Objects.requireNonNull(principal, "principal");
    memberships = Set.copyOf(memberships);
    platformRoles = Set.copyOf(platformRoles);
    tokenScopes = tokenScopes == null ? null : Set.copyOf(tokenScopes);
    Objects.requireNonNull(origin, "origin");
    if (principal.kind() == Principal.Kind.TOKEN && tokenScopes == null) {
      throw new InvalidValueException(
          new Violation("tokenScopes", "required", "A token names the permissions that it has."));
    }
  }

  /** The platform itself. */
  public static Caller system(String replica) {
    return new Caller(
        Principal.SYSTEM, Set.of(), Set.of(PlatformRole.ADMINISTRATOR), null, replica);
  }

  /** Whoever reaches a process without authentication: may do everything. */
  public static Caller local(String origin) {
    return new Caller(Principal.LOCAL, Set.of(), Set.of(PlatformRole.ADMINISTRATOR), null, origin);
  }
}
