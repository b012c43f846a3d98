package io.urumi.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.urumi.client.http.ApiRequest;
import io.urumi.client.http.BearerToken;
import io.urumi.client.http.CallInterruptedException;
import io.urumi.client.http.ClientSettings;
import io.urumi.client.http.ProblemException;
import io.urumi.client.http.UnreachableException;
import io.urumi.client.model.Problem;
import io.urumi.client.testing.Answer;
import io.urumi.client.testing.FakeControlPlane;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlPlaneClientTest {
  private static final String NO_PLANS = "{\"items\":[]}";

  private final FakeControlPlane plane = new FakeControlPlane();

  @TempDir private Path folder;

  @AfterEach
  void close() {
    plane.close();
  }

  @Test
  void a_response_that_does_not_arrive_within_the_timeout_counts_as_unreachable() {
    plane.on("GET /plans", Answer.openStream().with("Content-Type", "application/json"));
    ControlPlaneClient client = client(plane.url(), Duration.ofMillis(200));

    assertThatThrownBy(client::listPlans)
        .isInstanceOf(UnreachableException.class)
        .hasMessage("no response within the timeout");
    assertThat(plane.requests("GET /plans")).hasSize(1);
  }

  @Test
  void an_interrupt_ends_a_call() {
    plane.on("GET /plans", Answer.openStream().with("Content-Type", "application/json"));
    ControlPlaneClient client = client(plane.url(), Duration.ofSeconds(30));
    Thread.currentThread().interrupt();

    assertThatThrownBy(client::listPlans).isInstanceOf(CallInterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void a_path_in_the_address_is_kept() {
    plane.on("GET /shops/api/v1/plans", Answer.ok(NO_PLANS));

    assertThat(client(URI.create(plane.url() + "/shops/"), Duration.ofSeconds(5)).listPlans())
        .isEmpty();
  }

  @Test
  void the_text_of_a_token_is_sent_but_not_shown() {
    plane.on("GET /plans", Answer.ok(NO_PLANS));
    BearerToken token = new BearerToken("secret-1");

    new ControlPlaneClient(ClientSettings.of(plane.url(), token)).listPlans();

    assertThat(plane.requests().getFirst().header("Authorization")).isEqualTo("Bearer secret-1");
    assertThat(token.toString()).doesNotContain("secret-1");
    assertThatThrownBy(() -> new BearerToken("two words"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("two words");
  }

  @Test
  void a_problem_is_thrown_with_its_code_status_fields_and_request_id() {
    plane.on(
        "GET /stores/x",
        Answer.problemBody(
            400,
            """
            {"type":"https://urumi.io/problems/validation-failed","title":"Not valid",
             "status":400,"code":"VALIDATION_FAILED","detail":"An id is a UUID.",
             "errors":[{"field":"id","rule":"type","message":"No UUID."}],"requestId":"req-1"}\
            """));

    ProblemException problem =
        catchThrowableOfType(
            ProblemException.class, () -> client(plane.url(), Duration.ofSeconds(5)).getStore("x"));

    assertThat(problem).hasMessage("An id is a UUID.");
    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.code()).isEqualTo("VALIDATION_FAILED");
    assertThat(problem.errors()).containsExactly(new Problem.FieldError("id", "type", "No UUID."));
    assertThat(problem.requestId()).isEqualTo("req-1");
  }

  @Test
  void values_in_paths_and_queries_are_encoded() {
    plane.on("GET /subdomains/a/b?c d", Answer.problem(404, "NOT_FOUND", "None."));

    assertThatThrownBy(() -> client(plane.url(), Duration.ofSeconds(5)).checkSubdomain("a/b?c d"))
        .isInstanceOf(ProblemException.class);
    assertThat(plane.requests().getFirst().query()).isEmpty();
  }

  @Test
  void an_exchange_returns_any_status_without_a_retry() {
    plane.on("POST /stores", Answer.problem(503, "DATABASE_UNAVAILABLE", "Later."));

    var response =
        client(plane.url(), Duration.ofSeconds(5))
            .exchange(ApiRequest.post("/api/v1/stores").header("X-Request-Id", "r-1").json("{}"));

    assertThat(response.status()).isEqualTo(503);
    assertThat(response.body()).contains("DATABASE_UNAVAILABLE");
    assertThat(plane.requests()).hasSize(1);
    assertThat(plane.requests().getFirst().header("X-Request-Id")).isEqualTo("r-1");
  }

  @Test
  void an_export_that_breaks_off_counts_as_unreachable() throws IOException {
    Path file = folder.resolve("audit.jsonl");
    plane.on(
        "GET /audit/export",
        new Answer(200, Map.of("Content-Type", "application/x-ndjson"), "{\"a\":1}\n", true));
    ControlPlaneClient client =
        new ControlPlaneClient(
            ClientSettings.of(plane.url(), null).withStream(Duration.ofMillis(200), 1));

    assertThatThrownBy(() -> client.exportAudit(null, null, null, file))
        .isInstanceOf(UnreachableException.class)
        .hasMessage("no response within the timeout");
    assertThat(Files.readString(file)).isEqualTo("{\"a\":1}\n");
  }

  private static ControlPlaneClient client(URI url, Duration responseTimeout) {
    return new ControlPlaneClient(
        ClientSettings.of(url, null)
            .withTimeouts(Duration.ofSeconds(2), responseTimeout)
            .withRetries(3, Duration.ofMillis(10)));
  }
}
