package io.urumi.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.account.SignInAttempts;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.testkit.TestPrincipals;
import io.urumi.web.bootstrap.ServerLog;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Who may do what where users sign in, and how they do. */
@ExtendWith(OutputCaptureExtension.class)
class SignInTest extends SignInPlatformTest {
  @Autowired PersistencePorts records;

  private AuditEntry newestAuditEntry() {
    return Objects.requireNonNull(
            records.audit().page(TestPrincipals.EVERYTHING, Long.MAX_VALUE, 1).block())
        .items()
        .getFirst();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/stores",
        "/api/v1/events",
        "/api/v1/audit",
        "/api/v1/system",
        "/api/v1/session",
        "/api/v1/sessions",
        "/api/v1/openapi.json",
        "/api/v1/nothing",
        "/api"
      })
  void withoutASessionNothingOfTheApiIsServed(String path) {
    problem(http.get().uri(path).exchange(), 401, "SIGN_IN_REQUIRED");
    problem(
        http.get().uri(path).cookie(SessionCookie.NAME, "A".repeat(43)).exchange(),
        401,
        "SIGN_IN_REQUIRED");
    problem(
        http.get().uri(path).cookie(SessionCookie.NAME, "or-1=1--").exchange(),
        401,
        "SIGN_IN_REQUIRED");
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /api/v1/session",
    "PUT, /api/v1/session",
    "POST, /api/v1/sessions",
    "POST, /api/v1/session/x",
    "POST, /api/v1/stores"
  })
  void onlyTheSignInItselfNeedsNone(String method, String path) {
    problem(
        http.method(org.springframework.http.HttpMethod.valueOf(method))
            .uri(path)
            .contentType(MediaType.APPLICATION_JSON)
            .bodyValue("{}")
            .exchange(),
        401,
        "SIGN_IN_REQUIRED");
  }

  @Test
  void theActuatorNeedsTheTokenAlsoWithASession() throws IOException {
    ResponseCookie session = signIn();
    for (String path : new String[] {"/actuator/prometheus", "/actuator/health/details"}) {
      problem(get(path, session).exchange(), 401, "UNAUTHENTICATED");
    }
    http.get()
        .uri("/actuator/info")
        .header(HttpHeaders.AUTHORIZATION, "Bearer " + token())
        .exchange()
        .expectStatus()
        .isOk();
    http.get().uri("/actuator/health").exchange().expectStatus().isOk();
    http.get().uri("/").exchange().expectStatus().isOk();
  }

  @Test
  void theCookieIsForThisHostAndNoScript() {
    ResponseCookie session = signIn();

    assertThat(session.getName()).startsWith("__Host-");
    assertThat(session.isSecure()).isTrue();
    assertThat(session.isHttpOnly()).isTrue();
    assertThat(session.getSameSite()).isEqualTo("Strict");
    assertThat(session.getPath()).isEqualTo("/");
    assertThat(session.getDomain()).isNull();
    assertThat(session.getMaxAge()).isEqualTo(Duration.ofSeconds(-1));
  }

  @Test
  void theUserOfTheSessionIsTheCaller() {
    ResponseCookie session = signIn();

    get("/api/v1/session", session)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.name")
        .isEqualTo(NAME)
        .jsonPath("$.principalKind")
        .isEqualTo("USER")
        .jsonPath("$.platformRoles[0]")
        .isEqualTo("ADMINISTRATOR")
        .jsonPath("$.session.current")
        .isEqualTo(true)
        .jsonPath("$.session.origin")
        .isEqualTo("127.0.0.1");

    http.post()
        .uri("/api/v1/stores")
        .cookie(session.getName(), session.getValue())
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue("{\"name\": \"Alpha\", \"subdomain\": \"signed-in\", \"teamId\": \"local\"}")
        .exchange()
        .expectStatus()
        .isAccepted()
        .expectBody()
        .jsonPath("$.owner")
        .isEqualTo("local");
    assertThat(newestAuditEntry().actor().name()).isEqualTo(NAME);
    assertThat(newestAuditEntry().actor().principalKind()).isEqualTo("USER");
  }

  @Test
  void theTokenIsThatOfTheLocalAdministrator() throws IOException {
    http.get()
        .uri("/api/v1/session")
        .header(HttpHeaders.AUTHORIZATION, "Bearer " + token())
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.principalKind")
        .isEqualTo("LOCAL")
        .jsonPath("$.session")
        .doesNotExist();
  }

  @Test
  void aWrongTokenIsRefusedAlsoWithASession() {
    problem(
        get("/api/v1/stores", signIn())
            .header(HttpHeaders.AUTHORIZATION, "Bearer urumi_wrong")
            .exchange(),
        401,
        "UNAUTHENTICATED");
  }

  @Test
  void aWrongPasswordAndAnUnknownNameHaveTheSameAnswer() {
    WebTestClient client = clientFrom("127.0.0.5");
    byte[] wrong = failedSignIn(client, NAME);
    byte[] unknown = failedSignIn(client, "somebody");

    assertThat(withoutIds(wrong)).isEqualTo(withoutIds(unknown));
  }

  private byte[] failedSignIn(WebTestClient client, String name) {
    return Objects.requireNonNull(
        problem(
                signIn(client, name, "wrong").expectHeader().doesNotExist(HttpHeaders.SET_COOKIE),
                401,
                "SIGN_IN_FAILED")
            .returnResult()
            .getResponseBody());
  }

  private static String withoutIds(byte[] body) {
    return new String(body, java.nio.charset.StandardCharsets.UTF_8)
        .replaceAll("\"requestId\":\"[^\"]*\"", "");
  }

  @Test
  void afterFailedAttemptsAnAddressWaitsAndOthersDoNot() {
    WebTestClient guessing = clientFrom("127.0.0.6");
    for (int i = 0; i < SignInAttempts.FAILURES_WITHOUT_DELAY; i++) {
      problem(signIn(guessing, NAME, "wrong"), 401, "SIGN_IN_FAILED");
    }

    problem(
        signIn(guessing, NAME, PASSWORD).expectHeader().valueEquals(HttpHeaders.RETRY_AFTER, "1"),
        429,
        "TOO_MANY_SIGN_INS");
    signIn();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\": \"anna\"}",
        "{\"name\": \"Anna!\", \"password\": \"x\"}",
        "{\"name\": \"anna\", \"password\": \"\"}",
        "{\"name\": \"anna\", \"password\": \"x\", \"roles\": \"ADMINISTRATOR\"}"
      })
  void anIncompleteRequestIsRefused(String body) {
    problem(
        http.post()
            .uri("/api/v1/session")
            .contentType(MediaType.APPLICATION_JSON)
            .bodyValue(body)
            .exchange(),
        400,
        "VALIDATION_FAILED");
  }

  @Test
  void aSessionThatTheClientChoseIsNotBegun() {
    String chosen = "B".repeat(43);
    String given =
        Objects.requireNonNull(
                http.post()
                    .uri("/api/v1/session")
                    .cookie(SessionCookie.NAME, chosen)
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue("{\"name\": \"" + NAME + "\", \"password\": \"" + PASSWORD + "\"}")
                    .exchange()
                    .expectStatus()
                    .isCreated()
                    .returnResult(Void.class)
                    .getResponseCookies()
                    .getFirst(SessionCookie.NAME))
            .getValue();

    assertThat(given).isNotEqualTo(chosen);
    problem(
        http.get().uri("/api/v1/stores").cookie(SessionCookie.NAME, chosen).exchange(),
        401,
        "SIGN_IN_REQUIRED");
  }

  @Test
  void ofTwoCookiesNoneIsUsed() {
    ResponseCookie session = signIn();

    problem(
        http.get()
            .uri("/api/v1/stores")
            .header(
                HttpHeaders.COOKIE,
                session.getName() + "=" + session.getValue() + "; " + session.getName() + "=x")
            .exchange(),
        401,
        "SIGN_IN_REQUIRED");
  }

  /** What a page of a shop, on a host beside the dashboard's, can make a browser send. */
  @ParameterizedTest
  @CsvSource({
    "Origin, http://alpha.localhost",
    "Origin, https://evil.example",
    "Origin, null",
    "Sec-Fetch-Site, same-site",
    "Sec-Fetch-Site, cross-site"
  })
  void aPageOfAnotherOriginCannotUseTheSession(String header, String value) {
    ResponseCookie session = signIn();
    for (String path : new String[] {"/api/v1/session", "/api/v1/sessions"}) {
      problem(
          delete(path, session).header(header, value).exchange(),
          403,
          "CROSS_SITE_REQUEST_REFUSED");
    }
    problem(
        http.post()
            .uri("/api/v1/session")
            .header(header, value)
            .contentType(MediaType.APPLICATION_JSON)
            .bodyValue("{\"name\": \"" + NAME + "\", \"password\": \"" + PASSWORD + "\"}")
            .exchange(),
        403,
        "CROSS_SITE_REQUEST_REFUSED");
    get("/api/v1/session", session).exchange().expectStatus().isOk();
  }

  @Test
  void neitherPasswordNorSecretIsLogged(ServerLog log, CapturedOutput output) throws IOException {
    ResponseCookie session = signIn();
    get("/api/v1/session", session).exchange().expectStatus().isOk();
    signIn(clientFrom("127.0.0.7"), NAME, "a-wrong-password").expectStatus().isUnauthorized();

    assertThat(log.with(output))
        .contains("/api/v1/session")
        .doesNotContain(session.getValue())
        .doesNotContain(PASSWORD)
        .doesNotContain("a-wrong-password")
        .doesNotContain(token());
  }
}
