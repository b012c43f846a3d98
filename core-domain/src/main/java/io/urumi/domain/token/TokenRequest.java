package io.urumi.domain.token;

import io.urumi.domain.access.Permission;
import io.urumi.domain.validation.InvalidValueException;
import io.urumi.domain.validation.Violation;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * A request for a new token.
 *
 * @param scopes permissions that it has at most
 * @param lifetime from its creation on
 */
public record TokenRequest(PersonalTokenName name, Set<Permission> scopes, Duration lifetime) {
  /** Longest lifetime: a year, also from before a leap day. */
  public static final Duration MAX_LIFETIME = Duration.ofDays(366);

  /** Shortest lifetime. */
  public static final Duration MIN_LIFETIME = Duration.ofMinutes(1);

  /** What no token permits: it could give another account more than its own scopes. */
  public static final Set<Permission> NOT_FOR_TOKENS =
      Set.of(Permission.ACCOUNT_MANAGE, Permission.TEAM_MANAGE);

  /**
   * @throws InvalidValueException when there are no scopes, one is not for tokens, or the lifetime
   *     is too short or too long
   */
  public TokenRequest {
    Objects.requireNonNull(name, "name");
    scopes = Set.copyOf(scopes);
    Objects.requireNonNull(lifetime, "lifetime");
    if (scopes.isEmpty()) {
      throw new InvalidValueException(
          new Violation("scopes", "required", "Choose at least one permission for the token."));
    }
    for (Permission scope : NOT_FOR_TOKENS) {
      if (scopes.contains(scope)) {
        throw notGrantable(scope);
      }
    }
    if (lifetime.compareTo(MIN_LIFETIME) < 0 || lifetime.compareTo(MAX_LIFETIME) > 0) {
      throw new InvalidValueException(
          new Violation(
              "expiresAt",
              "range",
              "A token expires at a time within the next "
                  + MAX_LIFETIME.toDays()
                  + " days; choose such a time."));
    }
  }

  /** The refusal of a permission that a token of this user cannot have. */
  public static InvalidValueException notGrantable(Permission scope) {
    return new InvalidValueException(
        new Violation(
            "scopes",
            "permitted",
            "You cannot give a token the permission "
                + scope.code()
                + (NOT_FOR_TOKENS.contains(scope)
                    ? "; tokens never have it."
                    : ", which you do not have yourself; remove it.")));
  }
}
