package io.urumi.web.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.access.PlatformRole;
import io.urumi.domain.account.AccountId;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.testkit.TestPrincipals;
import io.urumi.web.bootstrap.ServerLog;
import io.urumi.web.session.SessionCookie;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Signing in at a provider, and what a browser or a page of another site may do to it. */
@ExtendWith(OutputCaptureExtension.class)
class ProviderSignInTest extends OidcPlatformTest {
  @Autowired PersistencePorts records;
  @Autowired AccountPorts accounts;

  @Test
  void theBrowserIsSentToTheProviderWithStateNonceAndPkce() {
    Departure first = depart("");
    Departure second = depart("");

    assertThat(first.location().toString()).startsWith(PROVIDER.issuer() + "/authorize?");
    assertThat(first.parameter("response_type")).isEqualTo("code");
    assertThat(first.parameter("client_id")).isEqualTo(MisbehavingProvider.CLIENT);
    assertThat(first.parameter("code_challenge_method")).isEqualTo("S256");
    assertThat(first.parameter("scope")).contains("openid");
    assertThat(first.parameter("redirect_uri"))
        .isEqualTo("https://urumi.test/platform/oidc/callback");
    for (String secret : List.of("state", "nonce", "code_challenge")) {
      assertThat(first.parameter(secret))
          .hasSizeGreaterThan(40)
          .isNotEqualTo(second.parameter(secret));
    }
  }

  @Test
  void theRedirectUriIsNotDerivedFromTheRequest() {
    URI location =
        location(
            http.get()
                .uri(OidcPaths.SIGN_IN)
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "https")
                .exchange()
                .returnResult(Void.class));

    assertThat(location.toString()).doesNotContain("evil").contains("urumi.test");
  }

  @Test
  void theCookieOfThePendingSignInIsForThisHostAndNoScript() {
    ResponseCookie cookie = depart("?to=/stores").cookie();

    assertThat(cookie.getName()).startsWith("__Host-");
    assertThat(cookie.isSecure()).isTrue();
    assertThat(cookie.isHttpOnly()).isTrue();
    // The provider's redirect is a request from another site.
    assertThat(cookie.getSameSite()).isEqualTo("Lax");
    assertThat(cookie.getPath()).isEqualTo("/");
    assertThat(cookie.getDomain()).isNull();
    assertThat(cookie.getMaxAge()).isEqualTo(Duration.ofMinutes(10));
    assertThat(cookie.getValue()).doesNotContain("stores");
  }

  @Test
  void aUserSignsInAndHasTheRolesOfHisGroups() {
    Departure departure = depart("?to=/stores?phase=READY");
    Arrival arrival = arrive(PROVIDER.authorize(departure.location()), departure.cookie());

    assertThat(arrival.location()).isEqualTo("https://urumi.test/platform/stores?phase=READY");
    assertThat(arrival.session().getSameSite()).isEqualTo("Strict");
    assertThat(arrival.session().isHttpOnly()).isTrue();
    assertThat(
            Objects.requireNonNull(arrival.cookies().getFirst(PendingSignIns.COOKIE)).getMaxAge())
        .isZero();
    JsonNode session = session(arrival.session());
    assertThat(session.get("principalKind").asString()).isEqualTo("USER");
    assertThat(session.get("name").asString()).isEqualTo("Anna Grün");
    assertThat(session.get("platformRoles").toString()).isEqualTo("[\"AUDITOR\"]");
    assertThat(session.get("signInMethods").toString())
        .contains("\"password\":false", "\"path\":\"/oidc/sign-in\"", "\"name\":\"Test\"");
    assertThat(session.get("signOutPath").asString()).isEqualTo("/oidc/sign-out");
    assertThat(status("/api/v1/audit", arrival.session())).isEqualTo(200);
    assertThat(create(arrival.session())).isEqualTo(403);
  }

  @Test
  void aChangedGroupHoldsFromTheNextSignInOn() {
    ResponseCookie before = signIn().session();
    PROVIDER.claims =
        token -> token.claim("groups", List.of("x", "urumi-admins")).claim("name", "Anna B");

    ResponseCookie after = signIn().session();

    for (ResponseCookie session : List.of(before, after)) {
      assertThat(session(session).get("platformRoles").toString()).isEqualTo("[\"ADMINISTRATOR\"]");
      assertThat(session(session).get("name").asString()).isEqualTo("Anna B");
    }
    assertThat(session(before).get("principalId")).isEqualTo(session(after).get("principalId"));
  }

  @Test
  void whoIsInNoGroupWithARoleIsNotAdmittedAndLosesHisSessions() {
    ResponseCookie before = signIn().session();
    for (Object groups : List.of(List.of("ADMINISTRATOR"), List.of(), "other", "local")) {
      PROVIDER.claims = token -> token.claim("groups", groups);
      assertRefused(signIn(), "NO_ROLE");
    }

    assertThat(status("/api/v1/session", before)).isEqualTo(401);
    assertThat(newestAuditEntry().outcome()).isEqualTo(AuditEntry.Outcome.REFUSED);
  }

  /** Keycloak and Cognito send no claim for a user without groups. */
  @Test
  void withoutAClaimTheUserHasNoGroupsAndIsToldThatItIsMissing() {
    for (Object none : new Object[] {null, 7}) {
      PROVIDER.claims = UnaryOperator.identity();
      ResponseCookie before = signIn().session();
      PROVIDER.claims = token -> token.claim("groups", none);

      assertRefused(signIn(), "GROUPS_MISSING");

      assertThat(status("/api/v1/session", before)).isEqualTo(401);
    }
  }

  @Test
  void groupsThatTheProviderLeftOutAreNotTakenForNone() {
    ResponseCookie before = signIn().session();
    for (String marker : List.of("_claim_names", "hasgroups")) {
      Object value = marker.equals("hasgroups") ? true : Map.of("groups", "src1");
      PROVIDER.claims = token -> token.claim("groups", null).claim(marker, value);

      assertRefused(signIn(), "GROUPS_MISSING");

      assertThat(newestAuditEntry().outcome()).isEqualTo(AuditEntry.Outcome.REFUSED);
      assertThat(session(before).get("platformRoles").toString()).isEqualTo("[\"AUDITOR\"]");
    }
  }

  @Test
  void aGroupIsAMembershipUntilItGoes() {
    PROVIDER.claims = token -> token.subject("user-9").claim("groups", "shops, of Bern");
    ResponseCookie first = signIn().session();
    String id = session(first).get("principalId").asString();

    JsonNode member = member(first, id);
    assertThat(member.get("role").asString()).isEqualTo("MANAGER");
    assertThat(member.get("ofProvider").asBoolean()).isTrue();
    http.delete()
        .uri("/api/v1/teams/local/members/" + id)
        .cookie(first.getName(), first.getValue())
        .exchange()
        .expectStatus()
        .isEqualTo(409)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("ROLES_OF_PROVIDER");
    PROVIDER.claims = token -> token.subject("user-9").claim("groups", "urumi-admins");
    ResponseCookie second = signIn().session();
    assertThat(member(second, id).isMissingNode()).isTrue();
  }

  private JsonNode member(ResponseCookie session, String account) {
    JsonNode members = read("/api/v1/teams/local/members", session).get("items");
    return members
        .valueStream()
        .filter(member -> member.get("accountId").asString().equals(account))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  @Test
  void whoIsDisabledHereIsToldSo() {
    PROVIDER.claims = token -> token.subject("user-of-a-disabled-account");
    AccountId id = AccountId.of(session(signIn().session()).get("principalId").asString());
    accounts.accounts().setRights(id, Set.of(PlatformRole.AUDITOR), false).block();

    assertRefused(signIn(), "ACCOUNT_DISABLED");

    assertThat(newestAuditEntry().outcome()).isEqualTo(AuditEntry.Outcome.REFUSED);
  }

  @Test
  void theSubjectIdentifiesTheUserAndNotTheName() {
    JsonNode anna = session(signIn().session());
    PROVIDER.claims = token -> token.subject("user-8").claim("email", "anna@example.com");

    JsonNode other = session(signIn().session());

    assertThat(other.get("name")).isEqualTo(anna.get("name"));
    assertThat(other.get("principalId")).isNotEqualTo(anna.get("principalId"));
  }

  @Test
  void theSessionThatTheBrowserHadEndsAndItsSecretIsReplaced() {
    ResponseCookie before = signIn().session();
    Departure departure = depart("", before);

    ResponseCookie after =
        arrive(PROVIDER.authorize(departure.location()), departure.cookie()).session();

    assertThat(after.getValue()).isNotEqualTo(before.getValue());
    assertThat(status("/api/v1/session", before)).isEqualTo(401);
    assertThat(status("/api/v1/session", after)).isEqualTo(200);
  }

  @Test
  void aSessionThatTheClientChoseIsNotBegun() {
    ResponseCookie chosen = ResponseCookie.from(SessionCookie.NAME, "B".repeat(43)).build();
    Departure departure = depart("", chosen);

    Arrival arrival = arrive(PROVIDER.authorize(departure.location()), departure.cookie(), chosen);

    assertThat(arrival.session().getValue()).isNotEqualTo(chosen.getValue());
    assertThat(status("/api/v1/session", chosen)).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example/",
        "/%5Cevil.example",
        "/%5C/evil.example",
        "javascript:alert(1)",
        "/%0d%0aSet-Cookie:x=y",
        "/oidc/sign-out",
        "/api/v1/session",
        "stores",
        ".evil.example/",
        "/%25zz"
      })
  void theUserIsNotSentToAnotherSite(String to) {
    Departure departure = depart("?to=" + to);

    assertThat(arrive(PROVIDER.authorize(departure.location()), departure.cookie()).location())
        .isEqualTo("https://urumi.test/platform/");
  }

  @Test
  void anAnswerIsForTheBrowserThatBeganTheSignInOnly() {
    Departure attacker = depart("");
    Departure victim = depart("");
    URI answer = PROVIDER.authorize(attacker.location());

    assertRefused(arrive(answer), "SIGN_IN_EXPIRED");
    assertRefused(arrive(answer, victim.cookie()), "SIGN_IN_EXPIRED");
    assertRefused(
        arrive(answer, ResponseCookie.from(PendingSignIns.COOKIE, "AAAA").build()),
        "SIGN_IN_EXPIRED");
    String changed = attacker.cookie().getValue();
    changed = (changed.startsWith("A") ? "B" : "A") + changed.substring(1);
    assertRefused(
        arrive(answer, ResponseCookie.from(PendingSignIns.COOKIE, changed).build()),
        "SIGN_IN_EXPIRED");
    assertThat(arrive(answer, attacker.cookie()).location()).endsWith("/platform/");
  }

  @Test
  void anAnswerIsUsedOnce() {
    Departure departure = depart("");
    URI answer = PROVIDER.authorize(departure.location());
    arrive(answer, departure.cookie()).session();

    assertRefused(arrive(answer, departure.cookie()), "PROVIDER_ERROR");
  }

  @ParameterizedTest
  @CsvSource({
    "access_denied, SIGN_IN_CANCELLED",
    "temporarily_unavailable, PROVIDER_UNAVAILABLE",
    "invalid_scope, PROVIDER_ERROR",
    "<script>, PROVIDER_ERROR"
  })
  void anErrorOfTheProviderIsExplained(String error, String code) {
    Departure departure = depart("");

    assertRefused(
        arrive(
            URI.create(
                departure.parameter("redirect_uri")
                    + "?error="
                    + java.net.URLEncoder.encode(error, java.nio.charset.StandardCharsets.UTF_8)
                    + "&state="
                    + departure.parameter("state").replace("=", "%3D")),
            departure.cookie()),
        code);
  }

  /** What a page of a shop, on a host beside the dashboard's, can make a browser send. */
  @ParameterizedTest
  @ValueSource(strings = {"same-site", "cross-site"})
  void anotherSiteCanNeitherSignAUserInNorOut(String site) {
    for (String path : List.of(OidcPaths.SIGN_IN, OidcPaths.SIGN_OUT)) {
      http.get()
          .uri(path)
          .header("Sec-Fetch-Site", site)
          .exchange()
          .expectStatus()
          .isForbidden()
          .expectHeader()
          .doesNotExist("Set-Cookie");
    }
    Departure departure = depart("");
    URI answer = PROVIDER.authorize(departure.location());
    http.get()
        .uri(URI.create("http://127.0.0.1:" + port + "/oidc/callback?" + answer.getRawQuery()))
        .header("Sec-Fetch-Site", site)
        .cookie(departure.cookie().getName(), departure.cookie().getValue())
        .exchange()
        .expectStatus()
        .isFound()
        .expectCookie()
        .exists(SessionCookie.NAME);
  }

  @Test
  void thereIsNoPasswordToSignInWith() {
    http.post()
        .uri("/api/v1/session")
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue("{\"name\": \"admin\", \"password\": \"x\"}")
        .exchange()
        .expectStatus()
        .isEqualTo(409)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("SIGN_IN_DISABLED");
  }

  @Test
  void howToSignInIsToldWithoutASession() {
    http.get()
        .uri("/api/v1/session/methods")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .json(
            """
            {"password": false,
             "provider": {"name": "Test", "path": "/oidc/sign-in"}}
            """);
    assertThat(get("/api/v1/session/methods/x").getStatus().value()).isEqualTo(401);
    assertThat(get("/oidc").getStatus().value()).isEqualTo(404);
  }

  @Test
  void aSignOutLeadsToTheProviders() {
    assertThat(location(get(OidcPaths.SIGN_OUT)).toString())
        .isEqualTo(
            PROVIDER.issuer()
                + "/end?client_id=urumi&post_logout_redirect_uri="
                + "https%3A%2F%2Furumi.test%2Fplatform%2F");
  }

  @Test
  void neitherSecretsNorTokensAreLogged(ServerLog log, CapturedOutput output) {
    Departure departure = depart("");
    URI answer = PROVIDER.authorize(departure.location());
    Arrival arrival = arrive(answer, departure.cookie());
    PROVIDER.signature = MisbehavingProvider.Signature.NONE;
    assertRefused(signIn(), "TOKEN_REJECTED");

    assertThat(log.with(output))
        .contains("/oidc/callback", "TOKEN_REJECTED")
        .doesNotContain(MisbehavingProvider.SECRET)
        .doesNotContain("an-access-token-of-the-test")
        .doesNotContain("eyJ")
        .doesNotContain(arrival.session().getValue())
        .doesNotContain(departure.cookie().getValue());
  }

  private int create(ResponseCookie session) {
    return http.post()
        .uri("/api/v1/stores")
        .cookie(session.getName(), session.getValue())
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(Map.of("name", "Alpha", "subdomain", "by-auditor", "teamId", "local"))
        .exchange()
        .returnResult(Void.class)
        .getStatus()
        .value();
  }

  private JsonNode session(ResponseCookie session) {
    return read("/api/v1/session", session);
  }

  private JsonNode read(String path, ResponseCookie session) {
    byte[] body =
        http.get()
            .uri(path)
            .cookie(session.getName(), session.getValue())
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody()
            .returnResult()
            .getResponseBody();
    return new JsonMapper().readTree(Objects.requireNonNull(body));
  }

  private AuditEntry newestAuditEntry() {
    return Objects.requireNonNull(
            records.audit().page(TestPrincipals.EVERYTHING, Long.MAX_VALUE, 1).block())
        .items()
        .getFirst();
  }
}
