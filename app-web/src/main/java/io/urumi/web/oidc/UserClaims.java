package io.urumi.web.oidc;

import io.urumi.domain.account.provider.DisplayNames;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads name and groups of a user from the provider's claims. */
final class UserClaims {
  private UserClaims() {}

  /** The display name: of the claim, else one of the usual ones. */
  static String displayName(Map<String, Object> claims, String claim, String subject) {
    return Stream.of(claim, "name", "preferred_username", "email")
        .map(name -> find(claims, name))
        .filter(String.class::isInstance)
        .map(name -> DisplayNames.clean((String) name, ""))
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElseGet(() -> DisplayNames.clean(subject, "user"));
  }

  /**
   * The groups: a string is one group; other values in a list are ignored. Empty without such a
   * claim, which is not the same as no groups.
   */
  static Optional<List<String>> groups(Map<String, Object> claims, String claim) {
    return switch (find(claims, claim)) {
      case String one -> Optional.of(List.of(one));
      case Collection<?> all ->
          Optional.of(
              all.stream().filter(String.class::isInstance).map(String.class::cast).toList());
      case null, default -> Optional.empty();
    };
  }

  /**
   * Whether the provider says that the user has groups which it has not sent, because they are too
   * many: by a reference to another place (OpenID Connect Core 1.0, section 5.6.2), or by {@code
   * hasgroups} as Microsoft Entra ID does.
   */
  static boolean hasOmittedGroups(Map<String, Object> claims, String claim) {
    boolean isElsewhere =
        claims.get("_claim_names") instanceof Map<?, ?> names && names.containsKey(claim);
    return isElsewhere || "true".equals(String.valueOf(claims.get("hasgroups")));
  }

  /** The claim with this name, which may contain dots; else along the path of names. */
  private static @Nullable Object find(Map<?, ?> claims, String name) {
    Object value = claims.get(name);
    int dot = name.indexOf('.');
    if (value != null || dot < 0) {
      return value;
    }
    return claims.get(name.substring(0, dot)) instanceof Map<?, ?> inner
        ? find(inner, name.substring(dot + 1))
        : null;
  }
}
