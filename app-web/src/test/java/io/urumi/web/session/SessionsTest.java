package io.urumi.web.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.web.bootstrap.ScriptedAudit;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sessions of a user, and their ends. */
class SessionsTest extends SignInPlatformTest {
  @Autowired ScriptedAudit audit;

  @BeforeEach
  void endSessionsOfOtherTests() {
    delete("/api/v1/sessions", signIn()).exchange().expectStatus().isNoContent();
  }

  @Test
  void signingOutEndsTheSessionAndRemovesTheCookie() {
    ResponseCookie session = signIn();

    ResponseCookie removed =
        Objects.requireNonNull(
            delete("/api/v1/session", session)
                .exchange()
                .expectStatus()
                .isNoContent()
                .returnResult(Void.class)
                .getResponseCookies()
                .getFirst(SessionCookie.NAME));

    assertThat(removed.getMaxAge()).isZero();
    assertThat(removed.getValue()).isEmpty();
    assertThat(removed.isSecure()).isTrue();
    problem(get("/api/v1/stores", session).exchange(), 401, "SIGN_IN_REQUIRED");
  }

  @Test
  void aUserListsAndEndsHisSessions() {
    ResponseCookie first = signIn();
    ResponseCookie second = signIn();

    List<JsonNode> sessions = list(second);
    assertThat(sessions).hasSize(2);
    assertThat(sessions)
        .extracting(each -> each.get("current").asBoolean())
        .containsExactly(true, false);
    String other = sessions.get(1).get("id").asString();

    delete("/api/v1/sessions/" + other, second).exchange().expectStatus().isNoContent();
    problem(delete("/api/v1/sessions/" + other, second).exchange(), 404, "SESSION_NOT_FOUND");
    problem(
        delete("/api/v1/sessions/" + UUID.randomUUID(), second).exchange(),
        404,
        "SESSION_NOT_FOUND");
    problem(delete("/api/v1/sessions/x", second).exchange(), 400, "VALIDATION_FAILED");

    problem(get("/api/v1/stores", first).exchange(), 401, "SIGN_IN_REQUIRED");
    assertThat(list(second)).hasSize(1);
  }

  @Test
  void aUserSignsOutEverywhere() {
    ResponseCookie first = signIn();
    ResponseCookie second = signIn();

    delete("/api/v1/sessions", first).exchange().expectStatus().isNoContent();

    for (ResponseCookie session : List.of(first, second)) {
      problem(get("/api/v1/stores", session).exchange(), 401, "SIGN_IN_REQUIRED");
    }
  }

  @Test
  void theListHasNoSecret() {
    ResponseCookie session = signIn();

    assertThat(list(session).toString()).doesNotContain(session.getValue());
  }

  @Test
  void aStreamEndsWithItsSession() {
    ResponseCookie watching = signIn();
    ResponseCookie other = signIn();
    Flux<ServerSentEvent<?>> stream = stream(watching);
    Sinks.Empty<Void> connected = Sinks.empty();
    Mono<Void> end = stream.doOnNext(_ -> connected.tryEmitEmpty()).then().cache();
    end.subscribe();
    connected.asMono().block(Duration.ofSeconds(15));

    endTheOthers(other);

    end.block(Duration.ofSeconds(2));
  }

  /** An export that ended like a complete one would lack entries, and nothing would say so. */
  @Test
  void anExportIsNotCompleteWhenItsSessionEnds() {
    ResponseCookie exporting = signIn();
    ResponseCookie other = signIn();
    Sinks.Empty<Void> connected = Sinks.empty();
    audit.play(Flux.concat(Flux.just(ScriptedAudit.entry(1, "")), Flux.never()));
    try {
      Mono<Void> end =
          get("/api/v1/audit/export", exporting)
              .exchange()
              .expectStatus()
              .isOk()
              .returnResult(String.class)
              .getResponseBody()
              .doOnNext(_ -> connected.tryEmitEmpty())
              .then()
              .cache();
      end.subscribe(_ -> {}, _ -> {});
      connected.asMono().block(Duration.ofSeconds(15));

      endTheOthers(other);

      StepVerifier.create(end).expectError().verify(Duration.ofSeconds(5));
    } finally {
      audit.play(null);
    }
  }

  private void endTheOthers(ResponseCookie own) {
    for (JsonNode each : list(own)) {
      if (!each.get("current").asBoolean()) {
        delete("/api/v1/sessions/" + each.get("id").asString(), own)
            .exchange()
            .expectStatus()
            .isNoContent();
      }
    }
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

  private List<JsonNode> list(ResponseCookie session) {
    byte[] body =
        get("/api/v1/sessions", session)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody()
            .returnResult()
            .getResponseBody();
    JsonNode items = new JsonMapper().readTree(Objects.requireNonNull(body)).get("items");
    return List.copyOf(items.values());
  }
}
