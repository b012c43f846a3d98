package io.urumi.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.urumi.web.bootstrap.ScriptedAudit;
import io.urumi.web.bootstrap.TestPlatform;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import reactor.core.publisher.Flux;

/** One caller cannot use up the platform; another one is not affected. */
@SpringBootTest(
    classes = TestPlatform.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "urumi.home=${java.io.tmpdir}/urumi-web-tests",
      "urumi.limits.writes=5",
      "urumi.limits.expensive-reads=20",
      "urumi.limits.retries=2",
      "urumi.limits.streams-per-caller=2",
      "urumi.limits.exports-per-caller=1",
      "management.endpoint.health.validate-group-membership=false"
    })
class LimitsTest {
  @LocalServerPort int port;
  @Autowired ScriptedAudit audit;

  private final HttpClient http = HttpClient.newHttpClient();

  private HttpResponse<String> send(HttpClient client, String method, String path)
      throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofString());
  }

  /** More than once too often: on a slow machine, counts decrease meanwhile. */
  private HttpResponse<String> sendUntilRefused(HttpClient client, String method, String path)
      throws Exception {
    HttpResponse<String> answer = send(client, method, path);
    for (int i = 0; i < 50 && answer.statusCode() != 429; i++) {
      answer = send(client, method, path);
    }
    assertThat(answer.statusCode()).isEqualTo(429);
    return answer;
  }

  @Test
  void eachKindOfRequestHasABudgetOfItsOwnPerCaller() throws Exception {
    HttpResponse<String> allowed = send(http, "DELETE", "/api/v1/stores/" + UUID.randomUUID());
    assertThat(allowed.statusCode()).isEqualTo(404);
    assertThat(allowed.headers().firstValue("RateLimit-Policy")).hasValue("\"writes\";q=5;w=60");
    assertThat(allowed.headers().firstValue("RateLimit").orElse(""))
        .startsWith("\"writes\";r=4;t=");
    HttpResponse<String> answer =
        sendUntilRefused(http, "DELETE", "/api/v1/stores/" + UUID.randomUUID());
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.body()).contains("\"TOO_MANY_REQUESTS\"", "urumi.limits.writes");
    assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
        .isBetween(1, 12);
    // Reads, and the writes of another caller, have limits of their own.
    assertThat(send(http, "GET", "/api/v1/stores").statusCode()).isEqualTo(200);
    try (HttpClient other =
        HttpClient.newBuilder().localAddress(InetAddress.ofLiteral("127.0.0.2")).build()) {
      assertThat(send(other, "DELETE", "/api/v1/stores/" + UUID.randomUUID()).statusCode())
          .isEqualTo(404);
    }
    assertThat(send(http, "GET", "/api/v1/audit/verification").statusCode()).isEqualTo(200);
    sendUntilRefused(http, "GET", "/api/v1/audit/export?from=2999-01-01T00:00:00Z");
    assertThat(send(http, "GET", "/actuator/health/liveness").headers().map())
        .doesNotContainKey("ratelimit");
  }

  @Test
  void theRetriesOfOneStoreAreLimitedAndThoseOfAnotherAreNot() throws Exception {
    try (HttpClient other =
        HttpClient.newBuilder().localAddress(InetAddress.ofLiteral("127.0.0.3")).build()) {
      String retry = "/api/v1/stores/" + UUID.randomUUID() + ":retry";
      assertThat(send(other, "POST", retry).statusCode()).isEqualTo(404);
      HttpResponse<String> refused = sendUntilRefused(other, "POST", retry);
      assertThat(refused.body()).contains("retries of one store", "urumi.limits.retries");
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      String another = "/api/v1/stores/" + UUID.randomUUID() + ":retry";
      assertThat(send(other, "POST", another).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void theStreamsOfOneCallerAreLimitedWhileTheyAreOpen() throws Exception {
    try (InputStream first = stream().body();
        InputStream second = stream().body()) {
      assertThat(first.read()).isPositive();
      assertThat(second.read()).isPositive();
      HttpResponse<InputStream> refused = stream();
      try (InputStream body = refused.body()) {
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
            .contains("TOO_MANY_STREAMS");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      }
    }
    await()
        .untilAsserted(() -> {
          HttpResponse<InputStream> again = stream();
          again.body().close();
          assertThat(again.statusCode()).isEqualTo(200);
        });
  }

  @Test
  void theExportsOfOneCallerAreLimitedWhileTheyAreOpen() throws Exception {
    audit.play(Flux.just(ScriptedAudit.entry(1, "")).concatWith(Flux.never()));
    try (HttpClient one =
            HttpClient.newBuilder().localAddress(InetAddress.ofLiteral("127.0.0.4")).build();
        HttpClient other =
            HttpClient.newBuilder().localAddress(InetAddress.ofLiteral("127.0.0.5")).build()) {
      try (InputStream open = export(one)) {
        assertThat(open.read()).isPositive();
        HttpResponse<String> refused = send(one, "GET", "/api/v1/audit/export");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("TOO_MANY_EXPORTS", "urumi.limits.exports-per-caller");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        try (InputStream another = export(other)) {
          assertThat(another.read()).isPositive();
        }
      }
      audit.play(null);
      await()
          .untilAsserted(() ->
              assertThat(send(one, "GET", "/api/v1/audit/export").statusCode()).isEqualTo(200));
    } finally {
      audit.play(null);
    }
  }

  private InputStream export(HttpClient client) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + port + "/api/v1/audit/export");
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofInputStream()).body();
  }

  private HttpResponse<InputStream> stream() throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/events")).build(),
        BodyHandlers.ofInputStream());
  }
}
