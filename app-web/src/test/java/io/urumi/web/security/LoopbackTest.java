package io.urumi.web.security;

import io.urumi.web.bootstrap.WebPlatformTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * On the loopback address, programs of this machine have access and pages of other sites do not.
 */
@WebPlatformTest
class LoopbackTest {
  @LocalServerPort int port;
  WebTestClient http = WebTestClient.bindToServer().build();

  @BeforeEach
  void connect() {
    http = WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
  }

  private WebTestClient.ResponseSpec get(String host) {
    return http.get().uri("/api/v1/plans").header("Host", host).exchange();
  }

  private WebTestClient.RequestHeadersSpec<?> post() {
    return http.post()
        .uri("/api/v1/stores")
        .contentType(MediaType.APPLICATION_JSON)
        .header("Host", "localhost:8080")
        .bodyValue("{}");
  }

  private static void rejected(WebTestClient.ResponseSpec answer, int status, String code) {
    answer
        .expectStatus()
        .isEqualTo(status)
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo(code);
  }

  /** The request reached the controller, which rejects its empty body. */
  private static void passed(WebTestClient.ResponseSpec answer) {
    rejected(answer, 400, "VALIDATION_FAILED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost:8080",
        "LOCALHOST:1",
        "127.0.0.1:9999",
        "[::1]:8080",
        "panel.example.com"
      })
  void aKnownHostIsServedWithoutAToken(String host) {
    get(host).expectStatus().isOk();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:8080",
        "localhost.evil.example",
        "alpha.localhost",
        "127.0.0.1.nip.io",
        "localhost@evil.example",
        "127.0.0.2",
        "localhost."
      })
  void anotherHostIsRejectedBecauseOfDnsRebinding(String host) {
    rejected(get(host), 421, "HOST_NOT_ALLOWED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[::1", "localhost:8080:80"})
  void aMalformedHostIsRejected(String host) {
    get(host).expectStatus().isBadRequest();
  }

  @Test
  void theDashboardIsServedOnlyUnderAKnownHost() {
    rejected(
        http.get().uri("/").header("Host", "evil.example").exchange(), 421, "HOST_NOT_ALLOWED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example",
        "http://alpha.localhost",
        "http://localhost:5173",
        "https://localhost",
        "null",
        "file://"
      })
  void aWriteFromAPageOfAnotherOriginIsRejected(String origin) {
    rejected(post().header("Origin", origin).exchange(), 403, "CROSS_SITE_REQUEST_REFUSED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site"})
  void aWriteThatTheBrowserMarksAsCrossSiteIsRejected(String site) {
    rejected(post().header("Sec-Fetch-Site", site).exchange(), 403, "CROSS_SITE_REQUEST_REFUSED");
  }

  @Test
  void aReadThatTheBrowserMarksAsCrossSiteIsRejectedUnlessItIsAPageOfTheDashboard() {
    for (String mode : List.of("cors", "no-cors", "navigate")) {
      for (String path : List.of("/api/v1/stores", "/api/v1/events", "/actuator/prometheus")) {
        rejected(
            http.get()
                .uri(path)
                .header("Sec-Fetch-Site", "cross-site")
                .header("Sec-Fetch-Mode", mode)
                .exchange(),
            403,
            "CROSS_SITE_REQUEST_REFUSED");
      }
    }
    http.get()
        .uri("/")
        .header("Sec-Fetch-Site", "cross-site")
        .header("Sec-Fetch-Mode", "navigate")
        .exchange()
        .expectStatus()
        .isOk();
  }

  @Test
  void aWriteFromTheDashboardPasses() {
    passed(
        post()
            .header("Origin", "http://localhost:8080")
            .header("Sec-Fetch-Site", "same-origin")
            .exchange());
  }

  @Test
  void behindAProxyTheDashboardsOriginIsTheConfiguredOne() {
    passed(post().header("Origin", "https://shop-admin.example.com").exchange());
    get("shop-admin.example.com").expectStatus().isOk();
    rejected(
        post().header("Origin", "http://shop-admin.example.com").exchange(),
        403,
        "CROSS_SITE_REQUEST_REFUSED");
  }

  @ParameterizedTest
  @CsvSource({
    "https://panel.example.com, panel.example.com:443",
    "http://panel.example.com, panel.example.com:80",
    "https://panel.example.com:443, panel.example.com"
  })
  void theDefaultPortMayBeGivenOrOmitted(String origin, String host) {
    passed(
        http.post()
            .uri("/api/v1/stores")
            .contentType(MediaType.APPLICATION_JSON)
            .header("Host", host)
            .header("Origin", origin)
            .bodyValue("{}")
            .exchange());
  }

  @Test
  void aWriteFromAClientThatIsNotABrowserPasses() {
    passed(post().exchange());
  }

  @Test
  void theSecurityHeadersForbidForeignContent() {
    http.get()
        .uri("/")
        .exchange()
        .expectHeader()
        .value(
            "Content-Security-Policy",
            policy ->
                org.assertj.core.api.Assertions.assertThat(policy)
                    .contains("default-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe"))
        .expectHeader()
        .valueEquals("X-Content-Type-Options", "nosniff")
        .expectHeader()
        .valueEquals("X-Frame-Options", "DENY")
        .expectHeader()
        .valueEquals("Referrer-Policy", "no-referrer")
        .expectHeader()
        .doesNotExist("Access-Control-Allow-Origin");
  }

  @Test
  void responsesOfTheApiAreNotCached() {
    http.get()
        .uri("/api/v1/stores")
        .exchange()
        .expectHeader()
        .valueEquals("Cache-Control", "no-store");
  }
}
