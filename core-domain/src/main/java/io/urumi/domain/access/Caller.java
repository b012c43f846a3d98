package io.urumi.domain.access;

import io.urumi.domain.store.Owner;
import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.Violation;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, with everything that a decision needs.
 *
 * @param tokenScopes what the token permits at most, of what the roles permit; null without a token
 * @param origin network address or program the request came from
 * @param requestId correlates the request with its log lines and audit entries; empty for the
 *     platform's own actions
 */
public record Caller(
    Principal principal,
    Set<Membership> memberships,
    Set<PlatformRole> platformRoles,
    @Nullable Set<Permission> tokenScopes,
    String origin,
    String requestId) {
  /**
   * @throws InvalidValueException when a token has no scopes: it would permit everything
   */
  public Caller {
    Objects.requireNonNull(principal, "principal");
    memberships = Set.copyOf(memberships);
    platformRoles = Set.copyOf(platformRoles);
    tokenScopes = tokenScopes == null ? null : Set.copyOf(tokenScopes);
    Objects.requireNonNull(origin, "origin");
    Objects.requireNonNull(requestId, "requestId");
    if (principal.kind() == Principal.Kind.TOKEN && tokenScopes == null) {
      throw new InvalidValueException(
          new Violation("tokenScopes", "required", "A token names the permissions that it has."));
    }
  }

  /** The platform itself. */
  public static Caller system(String replica) {
    return new Caller(
        Principal.SYSTEM, Set.of(), Set.of(PlatformRole.ADMINISTRATOR), null, replica, "");
  }

  /**
   * Whoever reaches a process where users do not sign in, or the bearer of the API token: may do
   * everything.
   */
  public static Caller local(String origin, String requestId) {
    return new Caller(
        Principal.LOCAL, Set.of(), Set.of(PlatformRole.ADMINISTRATOR), null, origin, requestId);
  }

  /** Whoever has not signed in, where that is needed: may do nothing but sign in. */
  public static Caller anonymous(String origin, String requestId) {
    return new Caller(Principal.ANONYMOUS, Set.of(), Set.of(), null, origin, requestId);
  }

  /**
   * The team that owns what the caller creates without naming one: the only team of the caller, or,
   * without a team, that with the principal's id, which is the team {@code local} for {@link
   * #local}. A token has no team of its own: it may end before what it creates.
   *
   * @throws InvalidValueException when the caller belongs to several teams, or is the token of a
   *     user without a team
   */
  public Owner defaultTeam() {
    Set<Owner> teams = memberships.stream().map(Membership::team).collect(Collectors.toSet());
    if (teams.size() > 1) {
      throw new InvalidValueException(
          new Violation(
              "teamId",
              "required",
              "You belong to several teams; name the one that the new store will belong to."));
    }
    if (teams.isEmpty() && principal.kind() == Principal.Kind.TOKEN) {
      throw new InvalidValueException(
          new Violation(
              "teamId",
              "required",
              "You are not a member of a team; name the one that the new store will belong to."));
    }
    return teams.isEmpty() ? new Owner(principal.id()) : teams.iterator().next();
  }
}
