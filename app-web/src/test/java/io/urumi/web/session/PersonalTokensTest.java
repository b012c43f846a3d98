package io.urumi.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.access.Permission;
import io.urumi.domain.account.Account;
import io.urumi.domain.account.AccountName;
import io.urumi.domain.token.PersonalToken;
import io.urumi.domain.token.PersonalTokenId;
import io.urumi.domain.token.PersonalTokenName;
import io.urumi.domain.token.PersonalTokenSecret;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.model.audit.AuditEntry;
import io.urumi.testkit.TestPrincipals;
import io.urumi.web.bootstrap.ServerLog;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Tokens of users through HTTP: how they are made, used and revoked. */
@ExtendWith(OutputCaptureExtension.class)
class PersonalTokensTest extends SignInPlatformTest {
  @Autowired PersistencePorts records;
  @Autowired AccountPorts accounts;

  @Test
  void aUserMakesUsesAndRevokesAToken() {
    ResponseCookie session = signIn();
    NewToken token = makeToken(session, "store.read", "store.create");
    assertThat(token.secret()).matches("urumi_pat_[0-9A-Za-z]{49}");

    withToken("/api/v1/session", token.secret())
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.principalKind")
        .isEqualTo("TOKEN")
        .jsonPath("$.principalId")
        .isEqualTo(token.id())
        .jsonPath("$.session")
        .doesNotExist();
    get("/api/v1/tokens", session)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.items[0].id")
        .isEqualTo(token.id())
        .jsonPath("$.items[0].user")
        .isEqualTo(NAME)
        .jsonPath("$.items[0].scopes[1]")
        .isEqualTo("store.create")
        .jsonPath("$.items[0].expired")
        .isEqualTo(false)
        .jsonPath("$.items[0].lastUsedAt")
        .exists()
        .jsonPath("$.grantableScopes[0]")
        .isEqualTo("store.read");

    delete("/api/v1/tokens/" + token.id(), session).exchange().expectStatus().isNoContent();
    problem(withToken("/api/v1/stores", token.secret()), 401, "UNAUTHENTICATED");
    problem(delete("/api/v1/tokens/" + token.id(), session).exchange(), 404, "TOKEN_NOT_FOUND");
    problem(delete("/api/v1/tokens/x", session).exchange(), 400, "VALIDATION_FAILED");
  }

  @Test
  void whatATokenDoesIsAuditedWithItsUser() {
    NewToken token = makeToken(signIn(), "store.create");

    http.post()
        .uri("/api/v1/stores")
        .header(HttpHeaders.AUTHORIZATION, "Bearer " + token.secret())
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue("{\"name\": \"Alpha\", \"subdomain\": \"by-token\", \"teamId\": \"local\"}")
        .exchange()
        .expectStatus()
        .isAccepted()
        .expectBody()
        .jsonPath("$.owner")
        .isEqualTo("local");

    AuditEntry entry =
        Objects.requireNonNull(
                records.audit().page(TestPrincipals.EVERYTHING, Long.MAX_VALUE, 1).block())
            .items()
            .getFirst();
    assertThat(entry.action()).isEqualTo("store.create");
    assertThat(entry.actor().principalKind()).isEqualTo("TOKEN");
    assertThat(entry.actor().principalId()).isEqualTo(token.id());
    assertThat(entry.actor().name()).endsWith("(token of anna)");
  }

  @Test
  void aTokenNeitherMakesTokensNorManagesCredentials() throws IOException {
    NewToken token = makeToken(signIn(), "store.read", "audit.read");
    for (String bearer : List.of(token.secret(), token())) {
      problem(
          http.post()
              .uri("/api/v1/tokens")
              .header(HttpHeaders.AUTHORIZATION, "Bearer " + bearer)
              .contentType(MediaType.APPLICATION_JSON)
              .bodyValue(
                  request(UUID.randomUUID().toString(), "store.read")
                      .getBytes(StandardCharsets.UTF_8))
              .exchange(),
          403,
          "SESSION_REQUIRED");
    }
    problem(withToken("/api/v1/tokens?all=true", token.secret()), 403, "ACCESS_DENIED");
    withToken("/api/v1/tokens", token.secret())
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.items")
        .isEmpty()
        .jsonPath("$.grantableScopes")
        .isEmpty();
    withToken("/api/v1/sessions", token.secret())
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.items")
        .isEmpty();
    problem(
        http.delete()
            .uri("/api/v1/tokens/" + token.id())
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + token.secret())
            .exchange(),
        404,
        "TOKEN_NOT_FOUND");
    problem(withToken("/actuator/info", token.secret()), 401, "UNAUTHENTICATED");
  }

  @Test
  void theAdministratorListsAndRevokesTokensOfAll() throws IOException {
    NewToken token = makeToken(signIn(), "store.read");

    withToken("/api/v1/tokens?all=true", token())
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.items[0].id")
        .isEqualTo(token.id());
    http.delete()
        .uri("/api/v1/tokens/" + token.id())
        .header(HttpHeaders.AUTHORIZATION, "Bearer " + token())
        .exchange()
        .expectStatus()
        .isNoContent();
    problem(withToken("/api/v1/stores", token.secret()), 401, "UNAUTHENTICATED");
  }

  @Test
  void unknownExpiredRevokedAndMistypedTokensHaveTheSameAnswer() {
    ResponseCookie session = signIn();
    NewToken revoked = makeToken(session, "store.read");
    delete("/api/v1/tokens/" + revoked.id(), session).exchange().expectStatus().isNoContent();
    String unknown = PersonalTokenSecret.of(new byte[PersonalTokenSecret.RANDOM_BYTES]).value();

    List<String> answers =
        List.of(revoked.secret(), unknown, expired(), unknown + "x", "urumi_pat_", "x").stream()
            .map(this::refusal)
            .distinct()
            .toList();

    assertThat(answers).hasSize(1);
  }

  private String refusal(String bearer) {
    byte[] body =
        problem(
                withToken("/api/v1/stores", bearer)
                    .expectHeader()
                    .valueEquals(
                        HttpHeaders.WWW_AUTHENTICATE,
                        "Bearer realm=\"urumi\", error=\"invalid_token\""),
                401,
                "UNAUTHENTICATED")
            .returnResult()
            .getResponseBody();
    return new String(Objects.requireNonNull(body), StandardCharsets.UTF_8)
        .replaceAll("\"requestId\":\"[^\"]*\"", "");
  }

  /** One that the database says has expired. */
  private String expired() {
    byte[] random = new byte[PersonalTokenSecret.RANDOM_BYTES];
    random[0] = 1;
    PersonalTokenSecret secret = PersonalTokenSecret.of(random);
    Account anna =
        Objects.requireNonNull(accounts.accounts().find(new AccountName(NAME)).block()).account();
    Instant now = Instant.now();
    accounts
        .tokens()
        .insert(
            new PersonalToken(
                new PersonalTokenId(UUID.randomUUID()),
                anna.id(),
                new PersonalTokenName("expired"),
                Set.of(Permission.STORE_READ),
                now.minusSeconds(60),
                now.minusSeconds(1),
                null),
            secret.hash())
        .block();
    return secret.value();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/stores?token=%s",
        "/api/v1/stores?access_token=%s&limit=1",
        "/api/v1/stores/%s",
        "/%s",
        "/?q=x%%20%s"
      })
  void aTokenInAnAddressIsRefusedAndNotLogged(String path, ServerLog log, CapturedOutput output)
      throws IOException {
    NewToken token = makeToken(signIn(), "store.read");
    WebTestClient quiet = clientFrom("127.0.0.1");
    for (String secret :
        List.of(token.secret(), token.secret().replace("urumi", "%75rumi"), token())) {
      problem(
          quiet
              .get()
              .uri(URI.create("http://127.0.0.1:" + port + path.formatted(secret)))
              .exchange(),
          400,
          "TOKEN_IN_ADDRESS");
    }
    // This client, in the same process, logs the addresses that it requests.
    String ofTheServer =
        log.with(output)
            .lines()
            .filter(line -> !line.contains("ExchangeFunctions"))
            .collect(Collectors.joining("\n"));
    assertThat(ofTheServer)
        .contains("token-removed")
        .doesNotContain(token.secret())
        .doesNotContain(token.secret().substring("urumi".length()))
        .doesNotContain(token());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\": \"x\", \"scopes\": [\"store.read\"]}",
        "{\"name\": \"x\", \"scopes\": [], \"expiresAt\": \"%s\"}",
        "{\"name\": \"x\", \"scopes\": \"store.read\", \"expiresAt\": \"%s\"}",
        "{\"name\": \"x\", \"scopes\": [1], \"expiresAt\": \"%s\"}",
        "{\"name\": \"x\", \"scopes\": [\"account.manage\"], \"expiresAt\": \"%s\"}",
        "{\"name\": \"x\", \"scopes\": [\"store.*\"], \"expiresAt\": \"%s\"}",
        "{\"name\": \"\", \"scopes\": [\"store.read\"], \"expiresAt\": \"%s\"}",
        "{\"name\": \"x\", \"scopes\": [\"store.read\"], \"expiresAt\": \"2020-01-01T00:00:00Z\"}",
        "{\"name\": \"x\", \"scopes\": [\"store.read\"], \"expiresAt\": \"9999-01-01T00:00:00Z\"}",
        "{\"name\": \"x\", \"scopes\": [\"store.read\"], \"expiresAt\": \"%s\", \"user\": \"b\"}"
      })
  void anInvalidRequestIsRefused(String body) {
    String text = body.formatted(Instant.now().plus(Duration.ofDays(1)));
    problem(post("/api/v1/tokens", signIn(), text), 400, "VALIDATION_FAILED");
  }

  @Test
  void aNameIsUsedOnce() {
    ResponseCookie session = signIn();
    post("/api/v1/tokens", session, request("same", "store.read")).expectStatus().isCreated();
    problem(
        post("/api/v1/tokens", session, request("same", "store.read")), 409, "TOKEN_NAME_TAKEN");
  }

  @Test
  void aStreamEndsWithItsToken() {
    ResponseCookie session = signIn();
    NewToken token = makeToken(session, "store.read");
    Flux<?> stream =
        http.get()
            .uri("/api/v1/events")
            .header(HttpHeaders.AUTHORIZATION, "Bearer " + token.secret())
            .accept(MediaType.TEXT_EVENT_STREAM)
            .exchange()
            .expectStatus()
            .isOk()
            .returnResult(ServerSentEvent.class)
            .getResponseBody();
    Sinks.Empty<Void> connected = Sinks.empty();
    Mono<Void> end = stream.doOnNext(_ -> connected.tryEmitEmpty()).then().cache();
    end.subscribe();
    connected.asMono().block(Duration.ofSeconds(15));

    delete("/api/v1/tokens/" + token.id(), session).exchange().expectStatus().isNoContent();

    end.block(Duration.ofSeconds(1));
  }

  @Test
  void noTokenIsLogged(ServerLog log, CapturedOutput output) throws IOException {
    NewToken token = makeToken(signIn(), "store.read");
    withToken("/api/v1/stores", token.secret()).expectStatus().isOk();
    withToken("/api/v1/stores", token.secret() + "x").expectStatus().isUnauthorized();

    assertThat(log.with(output))
        .contains("/api/v1/tokens")
        .doesNotContain(token.secret())
        .doesNotContain(PersonalTokenSecret.parse(token.secret()).orElseThrow().hash())
        .doesNotContain(token());
  }
}
