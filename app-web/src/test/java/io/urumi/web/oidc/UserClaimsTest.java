package io.urumi.web.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserClaimsTest {
  @Test
  void groupsAreATextOrAListOfTexts() {
    Map<String, Object> claims =
        Map.of("one", "a", "many", List.of("a", 7, "b", List.of("c")), "number", 7);

    assertThat(UserClaims.groups(claims, "one")).containsExactly("a");
    assertThat(UserClaims.groups(claims, "many")).containsExactly("a", "b");
    assertThat(UserClaims.groups(claims, "number")).isEmpty();
    assertThat(UserClaims.groups(claims, "absent")).isEmpty();
  }

  @Test
  void dotsLeadIntoObjectsUnlessTheyBelongToTheName() {
    Map<String, Object> claims =
        Map.of("realm_access", Map.of("roles", List.of("a")), "https://example.com/groups", "b");

    assertThat(UserClaims.groups(claims, "realm_access.roles")).containsExactly("a");
    assertThat(UserClaims.groups(claims, "https://example.com/groups")).containsExactly("b");
    assertThat(UserClaims.groups(claims, "realm_access.roles.x")).isEmpty();
    assertThat(UserClaims.groups(claims, "realm_access.")).isEmpty();
  }

  @Test
  void theFirstNameThatIsOneIsUsed() {
    assertThat(
            UserClaims.displayName(
                Map.of("nick", " \u202e ", "preferred_username", "anna"), "nick", "7"))
        .isEqualTo("anna");
    assertThat(UserClaims.displayName(Map.of("name", 7), "name", "7")).isEqualTo("7");
  }
}
