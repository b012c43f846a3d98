package io.urumi.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;

/** The request id is in the response, the problem, the audit log and the server log. */
@ExtendWith(OutputCaptureExtension.class)
class RequestIdTest extends ApiTest {
  @Test
  void aRequestWithoutAnIdGetsOne() {
    http.get()
        .uri("/api/v1/plans")
        .exchange()
        .expectHeader()
        .value("X-Request-Id", id -> assertThat(UUID.fromString(id)).isNotNull());
  }

  @Test
  void theClientsIdIsInTheResponseTheProblemTheAuditLogAndTheServerLog(CapturedOutput output) {
    String id = "test-" + UUID.randomUUID();
    AtomicReference<String> answered = new AtomicReference<>("");
    String taken = anySubdomain();
    create(taken);

    http.post()
        .uri(STORES)
        .contentType(MediaType.APPLICATION_JSON)
        .header("X-Request-Id", id)
        .bodyValue(body("A", taken))
        .exchange()
        .expectHeader()
        .value("X-Request-Id", answered::set)
        .expectBody()
        .jsonPath("$.requestId")
        .value(found -> assertThat(found).isEqualTo(answered.get()));

    assertThat(answered.get()).matches(id + "\\.[0-9a-f]{12}");
    assertThat(newestAuditEntry().actor().requestId()).isEqualTo(answered.get());
    assertThat(output.getAll().lines().filter(line -> line.contains("POST /api/v1/stores 409")))
        .anyMatch(line -> line.contains("[" + answered.get() + "]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"with space", "a/b", "-x", "{}"})
  void anIdThatCouldForgeALogLineIsReplaced(String forged) {
    http.get()
        .uri("/api/v1/plans")
        .header("X-Request-Id", forged)
        .exchange()
        .expectHeader()
        .value("X-Request-Id", id -> assertThat(id).isNotEqualTo(forged));
  }
}
