package io.urumi.web.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserClaimsTest {
  @Test
  void groupsAreATextOrAListOfTexts() {
    Map<String, Object> claims =
        Map.of(
            "one", "a", "many", List.of("a", 7, "b", List.of("c")), "none", List.of(), "number", 7);

    assertThat(UserClaims.groups(claims, "one")).contains(List.of("a"));
    assertThat(UserClaims.groups(claims, "many")).contains(List.of("a", "b"));
    assertThat(UserClaims.groups(claims, "none")).contains(List.of());
    assertThat(UserClaims.groups(claims, "number")).isEmpty();
    assertThat(UserClaims.groups(claims, "absent")).isEmpty();
  }

  @Test
  void aProviderSaysThatItHasOmittedGroups() {
    for (Map<String, Object> omitted :
        List.<Map<String, Object>>of(
            Map.of("_claim_names", Map.of("groups", "src1")),
            Map.of("hasgroups", true),
            Map.of("hasgroups", "true"))) {
      assertThat(UserClaims.hasOmittedGroups(omitted, "groups")).isTrue();
    }
    for (Map<String, Object> complete :
        List.<Map<String, Object>>of(
            Map.of(),
            Map.of("_claim_names", Map.of("address", "src1")),
            Map.of("_claim_names", "groups"),
            Map.of("hasgroups", false))) {
      assertThat(UserClaims.hasOmittedGroups(complete, "groups")).isFalse();
    }
  }

  @Test
  void dotsLeadIntoObjectsUnlessTheyBelongToTheName() {
    Map<String, Object> claims =
        Map.of("realm_access", Map.of("roles", List.of("a")), "https://example.com/groups", "b");

    assertThat(UserClaims.groups(claims, "realm_access.roles")).contains(List.of("a"));
    assertThat(UserClaims.groups(claims, "https://example.com/groups")).contains(List.of("b"));
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
