package io.urumi.web.oidc;

import io.urumi.domain.account.provider.DisplayNames;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

  /** The groups: a text is one group; anything else is none. */
  static List<String> groups(Map<String, Object> claims, String claim) {
    return switch (find(claims, claim)) {
      case String one -> List.of(one);
      case Collection<?> all ->
          all.stream().filter(String.class::isInstance).map(String.class::cast).toList();
      case null, default -> List.of();
    };
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
