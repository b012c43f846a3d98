package io.urumi.web.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.web.bootstrap.WebPlatformTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Browsers get the dashboard for its pages; other clients get errors for unknown paths. */
@WebPlatformTest
class DashboardTest {
  private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

  @LocalServerPort int port;
  WebTestClient http = WebTestClient.bindToServer().build();

  @BeforeEach
  void connect() {
    http = WebTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
  }

  private WebTestClient.ResponseSpec get(String path, String accept) {
    return http.get().uri(path).header("Accept", accept).exchange();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/stores/new", "/stores/01890a5d-ac96-774b-bcce-b302099a8057"})
  void everyPageOfTheDashboardIsTheIndexFileWithoutCaching(String path) {
    get(path, BROWSER)
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("Cache-Control", "no-cache")
        .expectBody(String.class)
        .value(html -> assertThat(html).contains("the dashboard of the tests"));
  }

  @Test
  void theRootIsTheDashboardForAnyClient() {
    get("/", "*/*").expectStatus().isOk();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/stroes",
        "/api",
        "/actuator/nothing",
        "/assets/missing.js",
        "/missing.png"
      })
  void unknownPathsAreNotFoundForABrowserToo(String path) {
    get(path, BROWSER).expectStatus().isNotFound();
  }

  @Test
  void aClientThatAcceptsAnyTypeGetsNoPageForAnUnknownPath() {
    get("/stores/new", "*/*").expectStatus().isNotFound();
    get("/stores/new", "application/json").expectStatus().isNotFound();
  }

  @Test
  void aPageAcceptsOnlyReads() {
    http.post().uri("/stores/new").header("Accept", BROWSER).exchange().expectStatus().isNotFound();
  }

  @Test
  void aFileWithAHashInItsNameIsCachedIndefinitely() {
    get("/assets/index-Abc123.js", "*/*")
        .expectStatus()
        .isOk()
        .expectHeader()
        .value(
            "Cache-Control", value -> assertThat(value).contains("immutable", "max-age=31536000"))
        .expectHeader()
        .contentTypeCompatibleWith("text/javascript");
  }

  @Test
  void aFileWithoutAHashIsRevalidated() {
    get("/favicon.svg", "*/*")
        .expectStatus()
        .isOk()
        .expectHeader()
        .valueEquals("Cache-Control", "no-cache");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/..%2fapplication.yaml",
        "/assets/..%2f..%2f..%2fapplication.yaml",
        "/assets/%2e%2e/%2e%2e/application.yaml",
        "/META-INF/spring.factories",
        "/application.yaml"
      })
  void noOtherFileOfTheClassPathIsServed(String path) {
    http.get()
        .uri(java.net.URI.create("http://localhost:" + port + path))
        .exchange()
        .expectStatus()
        .isNotFound();
  }
}
