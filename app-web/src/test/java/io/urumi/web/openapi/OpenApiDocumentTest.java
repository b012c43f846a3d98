package io.urumi.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.urumi.web.bootstrap.WebPlatformTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The committed OpenAPI document matches the controllers. */
@WebPlatformTest
class OpenApiDocumentTest {
  private static final Path COMMITTED = Path.of("..", "docs", "openapi.json");

  @LocalServerPort int port;
  WebTestClient http = WebTestClient.bindToServer().build();

  @BeforeEach
  void connect() {
    http =
        WebTestClient.bindToServer()
            .baseUrl("http://localhost:" + port)
            .responseTimeout(Duration.ofMinutes(5))
            .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(10_000_000))
            .build();
  }

  private String get(String path) {
    byte[] body =
        http.get()
            .uri(path)
            .exchange()
            .expectStatus()
            .isOk()
            .expectBody()
            .returnResult()
            .getResponseBody();
    return new String(Objects.requireNonNull(body), StandardCharsets.UTF_8);
  }

  private String generated() {
    // The test server's URL is meaningless to clients.
    return get("/v3/api-docs").replace("http://localhost:" + port, "/").strip() + "\n";
  }

  @Test
  void theCommittedDocumentMatchesTheControllers() throws IOException {
    String generated = generated();
    if (Boolean.getBoolean("openapi.update")) {
      Files.writeString(COMMITTED, generated);
    }
    assertThat(Files.exists(COMMITTED) ? Files.readString(COMMITTED) : "")
        .as(
            "docs/openapi.json differs from the controllers. If the change is intended, update it:"
                + " mvn -pl app-web test -Dtest=OpenApiDocumentTest -Dopenapi.update=true")
        .isEqualTo(generated);
  }

  @Test
  void theProcessServesTheDocument() {
    assertThat(JsonPath.<String>read(get("/api/v1/openapi.json"), "$.openapi")).startsWith("3.1");
  }

  @Test
  void everyOperationHasAnIdASummaryAndItsProblemResponses() {
    String document = generated();
    int operations = JsonPath.<List<Object>>read(document, "$.paths.*.*").size();
    assertThat(operations).isEqualTo(52);
    assertThat(JsonPath.<List<String>>read(document, "$.paths.*.*.operationId"))
        .hasSize(operations)
        .doesNotHaveDuplicates();
    assertThat(JsonPath.<List<String>>read(document, "$.paths.*.*.summary")).hasSize(operations);
    assertThat(JsonPath.<List<Object>>read(document, "$.paths.*.*.responses['400']"))
        .hasSize(operations);
    assertThat(JsonPath.<List<Object>>read(document, "$.paths.*.*.responses['503']"))
        .hasSize(operations);
  }
}
