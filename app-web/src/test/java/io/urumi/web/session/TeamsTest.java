package io.urumi.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.account.AccountName;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.testkit.TestPrincipals;
import io.urumi.web.bootstrap.ServerLog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Teams, members and invitations over HTTP. */
@ExtendWith(OutputCaptureExtension.class)
class TeamsTest extends SignInPlatformTest {
  private static final String NEW_PASSWORD = "Käse und Brot, 12";

  @Autowired PersistencePorts records;
  @Autowired AccountPorts accounts;

  private WebTestClient.ResponseSpec send(
      HttpMethod method, String path, String json, ResponseCookie session) {
    return http.method(method)
        .uri(path)
        .cookie(session.getName(), session.getValue())
        .contentType(MediaType.APPLICATION_JSON)
        // Bytes: this client, in the same process, would log a text.
        .bodyValue(json.getBytes(StandardCharsets.UTF_8))
        .exchange();
  }

  private WebTestClient.ResponseSpec post(String path, String json, ResponseCookie session) {
    return send(HttpMethod.POST, path, json, session);
  }

  private WebTestClient.ResponseSpec postAnonymously(String path, String json) {
    return http.post()
        .uri(path)
        .contentType(MediaType.APPLICATION_JSON)
        .bodyValue(json.getBytes(StandardCharsets.UTF_8))
        .exchange();
  }

  private static JsonNode body(WebTestClient.ResponseSpec answer, int status) {
    return new JsonMapper()
        .readTree(
            Objects.requireNonNull(
                answer
                    .expectStatus()
                    .isEqualTo(status)
                    .expectBody()
                    .returnResult()
                    .getResponseBody()));
  }

  /** A team without members: the local administrator creates it without an account. */
  private String createTeam(String name) {
    return body(
            http.post()
                .uri("/api/v1/teams")
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + token())
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"name\": \"" + name + "\"}")
                .exchange(),
            201)
        .get("id")
        .asString();
  }

  private String invite(String team, String role, ResponseCookie session) {
    return body(
            post("/api/v1/teams/" + team + "/invitations", "{\"role\": \"" + role + "\"}", session),
            201)
        .get("secret")
        .asString();
  }

  private static String accepting(String secret, String name) {
    return "{\"secret\": \"%s\", \"name\": \"%s\", \"password\": \"%s\"}"
        .formatted(secret, name, NEW_PASSWORD);
  }

  /** A new user with a role in a team; the cookie of the session. */
  private ResponseCookie member(String name, String team, String role, ResponseCookie admin) {
    body(
        postAnonymously("/api/v1/invitations:accept", accepting(invite(team, role, admin), name)),
        200);
    return Objects.requireNonNull(
        signIn(http, name, NEW_PASSWORD)
            .expectStatus()
            .isCreated()
            .returnResult(Void.class)
            .getResponseCookies()
            .getFirst(SessionCookie.NAME));
  }

  @Test
  void aNewUserAcceptsAnInvitationAndWorksForTheTeam(ServerLog log, CapturedOutput output) {
    ResponseCookie admin = signIn();
    String team = createTeam("Markets");
    String secret = invite(team, "MANAGER", admin);

    JsonNode described =
        body(
            postAnonymously("/api/v1/invitations:describe", "{\"secret\": \"" + secret + "\"}"),
            200);
    assertThat(described.get("teamName").asString()).isEqualTo("Markets");
    assertThat(described.toString()).doesNotContain(secret);

    body(postAnonymously("/api/v1/invitations:accept", accepting(secret, "berta")), 200);
    problem(
        postAnonymously("/api/v1/invitations:accept", accepting(secret, "other")),
        404,
        "INVITATION_NOT_FOUND");
    ResponseCookie berta =
        Objects.requireNonNull(
            signIn(http, "berta", NEW_PASSWORD)
                .expectStatus()
                .isCreated()
                .returnResult(Void.class)
                .getResponseCookies()
                .getFirst(SessionCookie.NAME));
    assertThat(
            body(
                    post(
                        "/api/v1/stores",
                        "{\"name\": \"Beta\", \"subdomain\": \"bertas-shop\"}",
                        berta),
                    202)
                .get("owner")
                .asString())
        .isEqualTo(team);
    problem(
        post(
            "/api/v1/stores",
            "{\"name\": \"Beta\", \"subdomain\": \"other-shop\", \"teamId\": \"local\"}",
            berta),
        400,
        "VALIDATION_FAILED");
    assertThat(log.with(output)).doesNotContain(secret).doesNotContain(NEW_PASSWORD);
    assertThat(
            Objects.requireNonNull(
                    records.audit().page(TestPrincipals.EVERYTHING, Long.MAX_VALUE, 200).block())
                .items()
                .toString())
        .doesNotContain(secret)
        .doesNotContain(NEW_PASSWORD);
  }

  @Test
  void aUserAcceptsAnInvitationWithHisSession() {
    ResponseCookie admin = signIn();
    String first = createTeam("First");
    ResponseCookie user = member("carl", first, "VIEWER", admin);
    String second = createTeam("Second");
    String secret = invite(second, "VIEWER", admin);
    String body = "{\"secret\": \"" + secret + "\"}";

    problem(postAnonymously("/api/v1/invitations:accept", body), 401, "SIGN_IN_REQUIRED");
    post("/api/v1/invitations:accept", body, user).expectStatus().isOk();

    JsonNode teams = body(get("/api/v1/teams", user).exchange(), 200).get("items");
    assertThat(teams.findValuesAsString("id")).containsExactlyInAnyOrder(first, second);
  }

  @Test
  void aHiddenTeamHasTheSameAnswerAsAnUnknownOne() {
    ResponseCookie admin = signIn();
    String hidden = createTeam("Hidden");
    ResponseCookie user = member("dora", createTeam("Own"), "OWNER", admin);

    for (String path : new String[] {"", "/members", "/invitations"}) {
      byte[] answer = notFound("/api/v1/teams/" + hidden + path, user);
      byte[] unknown = notFound("/api/v1/teams/00000000-0000-0000-0000-000000000000" + path, user);
      assertThat(withoutIds(answer, hidden))
          .isEqualTo(withoutIds(unknown, "00000000-0000-0000-0000-000000000000"));
    }
    assertThat(
            body(get("/api/v1/teams", user).exchange(), 200).get("items").findValuesAsString("id"))
        .doesNotContain(hidden);
  }

  private byte[] notFound(String path, ResponseCookie session) {
    return Objects.requireNonNull(
        problem(get(path, session).exchange(), 404, "TEAM_NOT_FOUND")
            .returnResult()
            .getResponseBody());
  }

  private static String withoutIds(byte[] body, String team) {
    return new String(body, StandardCharsets.UTF_8)
        .replace(team, "TEAM")
        .replaceAll("\"requestId\":\"[^\"]*\"", "");
  }

  @Test
  void aRoleThatIsTakenAwayEndsTheStreamAndCountsAtOnce() {
    ResponseCookie admin = signIn();
    String team = createTeam("Watched");
    ResponseCookie user = member("emil", team, "MANAGER", admin);
    Flux<ServerSentEvent<?>> stream = stream(user);
    Sinks.Empty<Void> connected = Sinks.empty();
    Mono<Void> end = stream.doOnNext(_ -> connected.tryEmitEmpty()).then().cache();
    end.subscribe();
    connected.asMono().block(Duration.ofSeconds(15));
    String account =
        Objects.requireNonNull(accounts.accounts().find(new AccountName("emil")).block())
            .account()
            .id()
            .toString();

    delete("/api/v1/teams/" + team + "/members/" + account, admin)
        .exchange()
        .expectStatus()
        .isNoContent();

    end.block(Duration.ofSeconds(2));
    problem(get("/api/v1/teams/" + team, user).exchange(), 404, "TEAM_NOT_FOUND");
    problem(
        post("/api/v1/stores", "{\"name\": \"E\", \"subdomain\": \"emils-shop\"}", user),
        400,
        "VALIDATION_FAILED");
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Flux<ServerSentEvent<?>> stream(ResponseCookie session) {
    return (Flux)
        get("/api/v1/events", session)
            .accept(MediaType.TEXT_EVENT_STREAM)
            .exchange()
            .expectStatus()
            .isOk()
            .returnResult(ServerSentEvent.class)
            .getResponseBody();
  }

  @Test
  void aMemberOfSeveralTeamsNamesTheOneThatOwnsAStore() {
    ResponseCookie admin = signIn();
    String first = createTeam("One");
    String team = createTeam("Several");
    ResponseCookie user = member("gina", first, "MANAGER", admin);
    post(
            "/api/v1/invitations:accept",
            "{\"secret\": \"" + invite(team, "OWNER", admin) + "\"}",
            user)
        .expectStatus()
        .isOk();
    String store = "{\"name\": \"S\", \"subdomain\": \"several\"%s}";

    problem(post("/api/v1/stores", store.formatted(""), user), 400, "VALIDATION_FAILED")
        .jsonPath("$.errors[0].field")
        .isEqualTo("teamId");
    assertThat(
            body(
                    post("/api/v1/stores", store.formatted(", \"teamId\": \"" + team + "\""), user),
                    202)
                .get("owner")
                .asString())
        .isEqualTo(team);
    problem(delete("/api/v1/teams/" + team, user).exchange(), 409, "TEAM_IN_USE");
  }

  @Test
  void theTokenOfTheLocalAdministratorManagesTeamsToo() {
    http.get()
        .uri("/api/v1/teams/local/members")
        .header(HttpHeaders.AUTHORIZATION, "Bearer " + token())
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.items[0].name")
        .isEqualTo(NAME);
  }
}
