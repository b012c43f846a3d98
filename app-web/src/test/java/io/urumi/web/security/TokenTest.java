package io.urumi.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.web.bootstrap.TestPlatform;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;

/** On any address other than the loopback address, the process requires its token. */
@SpringBootTest(
    classes = TestPlatform.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "server.address=0.0.0.0",
      "management.endpoint.health.validate-group-membership=false"
    })
class TokenTest {
  private static final String TOKEN = ApiToken.generate();

  @TempDir static Path home = Path.of("");

  @LocalServerPort int port;
  WebTestClient http = WebTestClient.bindToServer().build();

  @DynamicPropertySource
  static void home(DynamicPropertyRegistry registry) throws IOException {
    Path file = Files.createFile(home.resolve(ApiTokenFile.NAME), PrivateFiles.fileAttributes());
    Files.writeString(file, ApiToken.of(TOKEN).hash());
    registry.add("urumi.home", home::toString);
  }

  @BeforeEach
  void connect() {
    http = WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/stores",
        "/api/v1/events",
        "/api/v1/audit",
        "/api/v1/system",
        "/api/v1/openapi.json",
        "/api/v1/nothing",
        "/api",
        "/actuator",
        "/actuator/prometheus",
        "/actuator/info",
        "/actuator/health/details",
        "/actuator/health/database",
        "/actuator/health/readiness/database"
      })
  void everyPathNeedsTheToken(String path) {
    http.get()
        .uri(path)
        .exchange()
        .expectStatus()
        .isUnauthorized()
        .expectHeader()
        .valueEquals("WWW-Authenticate", "Bearer realm=\"urumi\"")
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("UNAUTHENTICATED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//api/v1/stores",
        "/api;x=1/v1/stores",
        "/%61pi/v1/stores",
        "/api//v1/stores",
        "/API/v1/stores",
        "/actuator;x/prometheus",
        "/%61ctuator/prometheus",
        "/actuator/health/../prometheus",
        "/actuator/health/%2e%2e/prometheus"
      })
  void anEncodedPathDoesNotBypassTheToken(String path) {
    http.get()
        .uri(URI.create("http://127.0.0.1:" + port + path))
        .exchange()
        .expectStatus()
        .value(status -> assertThat(status).isIn(400, 401, 404));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer wrong", "Bearer ", "Basic dXNlcjpwdw==", "Bearer urumi_"})
  void anotherTokenIsRejected(String authorization) {
    http.get()
        .uri("/api/v1/stores")
        .header("Authorization", authorization)
        .exchange()
        .expectStatus()
        .isUnauthorized();
  }

  @Test
  void aTokenInTheUrlIsRefused() {
    http.get()
        .uri("/api/v1/stores?access_token=" + TOKEN)
        .exchange()
        .expectStatus()
        .isBadRequest()
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo("TOKEN_IN_ADDRESS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer "})
  void theTokenGrantsAccessUnderAnyHostName(String scheme) {
    http.get()
        .uri("/api/v1/stores")
        .header("Authorization", scheme + TOKEN)
        .header("Host", "panel.example.com")
        .exchange()
        .expectStatus()
        .isOk();
  }

  @Test
  void theTokenGrantsAccessToTheEventStream() {
    ServerSentEvent<?> first =
        http.get()
            .uri("/api/v1/events")
            .header("Authorization", "Bearer " + TOKEN)
            .exchange()
            .expectStatus()
            .isOk()
            .returnResult(ServerSentEvent.class)
            .getResponseBody()
            .blockFirst(Duration.ofSeconds(15));
    assertThat(first).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/assets/index-Abc123.js", "/actuator/health/liveness"})
  void theDashboardsFilesAndTheProbesNeedNoToken(String path) {
    http.get().uri(path).exchange().expectStatus().isOk();
  }

  @Test
  void withoutTheTokenTheHealthSaysOnlyWhetherTheProcessIsUp() {
    http.get()
        .uri("/actuator/health")
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.status")
        .isEqualTo("UP")
        .jsonPath("$.components")
        .doesNotExist()
        .jsonPath("$.details")
        .doesNotExist();
  }
}
