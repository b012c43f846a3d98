package io.urumi.web.security;

import io.urumi.web.bootstrap.TestPlatform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

/** On the loopback address programs of this machine are let in, pages of other sites are not. */
@SpringBootTest(
    classes = TestPlatform.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "urumi.home=${java.io.tmpdir}/urumi-web-tests",
      "urumi.security.allowed-hosts=panel.example.com",
      "management.endpoint.health.validate-group-membership=false"
    })
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

  private static void refused(WebTestClient.ResponseSpec answer, int status, String code) {
    answer
        .expectStatus()
        .isEqualTo(status)
        .expectHeader()
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .expectBody()
        .jsonPath("$.code")
        .isEqualTo(code);
  }

  /** The request came through to the controller, which finds the body wanting. */
  private static void passed(WebTestClient.ResponseSpec answer) {
    refused(answer, 400, "VALIDATION_FAILED");
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
  void anotherHostIsRefusedBecauseItMayBeARebound(String host) {
    refused(get(host), 421, "HOST_NOT_ALLOWED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[::1", "localhost:8080:80"})
  void aHostThatIsNoneIsRefused(String host) {
    get(host).expectStatus().isBadRequest();
  }

  @Test
  void theDashboardTooIsOnlyServedToAKnownHost() {
    refused(http.get().uri("/").header("Host", "evil.example").exchange(), 421, "HOST_NOT_ALLOWED");
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
  void aWriteOfAPageOfAnotherOriginIsRefused(String origin) {
    refused(post().header("Origin", origin).exchange(), 403, "CROSS_SITE_REQUEST_REFUSED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site"})
  void aWriteThatTheBrowserCallsForeignIsRefused(String site) {
    refused(post().header("Sec-Fetch-Site", site).exchange(), 403, "CROSS_SITE_REQUEST_REFUSED");
  }

  @Test
  void aReadThatTheBrowserCallsForeignIsRefusedUnlessPeopleFollowALink() {
    refused(
        http.get().uri("/api/v1/stores").header("Sec-Fetch-Site", "cross-site").exchange(),
        403,
        "CROSS_SITE_REQUEST_REFUSED");
    http.get()
        .uri("/")
        .header("Sec-Fetch-Site", "cross-site")
        .header("Sec-Fetch-Mode", "navigate")
        .exchange()
        .expectStatus()
        .isOk();
  }

  @Test
  void aWriteOfTheDashboardPasses() {
    passed(
        post()
            .header("Origin", "http://localhost:8080")
            .header("Sec-Fetch-Site", "same-origin")
            .exchange());
  }

  @Test
  void aWriteOfAProgramThatIsNoBrowserPasses() {
    passed(post().exchange());
  }

  @Test
  void browsersAreToldToRunNothingForeign() {
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
  void answersOfTheApiAreKeptByNobody() {
    http.get()
        .uri("/api/v1/stores")
        .exchange()
        .expectHeader()
        .valueEquals("Cache-Control", "no-store");
  }
}
