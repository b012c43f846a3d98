package io.urumi.web.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.store.Store;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.testkit.StoreFixtures;
import io.urumi.web.bootstrap.FaultyFindStores;
import io.urumi.web.bootstrap.TestPlatform;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

/** As in a pod: all addresses, a token, and the dashboard under a name below the stores' domain. */
@SpringBootTest(
    classes = TestPlatform.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "server.address=0.0.0.0",
      "urumi.stores.placeholders=true",
      "urumi.security.allowed-hosts=dashboard.localhost",
      "management.endpoint.health.validate-group-membership=false"
    })
class PlaceholderPagesTest {
  private static final String TOKEN = "urumi_" + "a".repeat(43);

  @TempDir static Path home = Path.of("");

  @LocalServerPort int port;
  @Autowired PersistencePorts records;
  @Autowired FaultyFindStores stores;
  WebTestClient http = WebTestClient.bindToServer().build();

  @DynamicPropertySource
  static void home(DynamicPropertyRegistry registry) throws Exception {
    Path hash = Files.writeString(home.resolve("hash"), HexFormat.of().formatHex(digest(TOKEN)));
    registry.add("urumi.home", () -> home.resolve("data"));
    registry.add("urumi.security.token-hash-file", () -> hash);
  }

  @BeforeEach
  void connect() {
    http = WebTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build();
  }

  @AfterEach
  void repair() {
    stores.failWith(null);
  }

  private WebTestClient.ResponseSpec request(HttpMethod method, String path, String host) {
    return http.method(method)
        .uri(path)
        .header("Host", host)
        .header("Authorization", "Bearer " + TOKEN)
        .exchange();
  }

  private static EntityExchangeResult<String> page(WebTestClient.ResponseSpec answer, int status) {
    return answer
        .expectStatus()
        .isEqualTo(status)
        .expectHeader()
        .contentType("text/html;charset=UTF-8")
        .expectHeader()
        .valueEquals("X-Urumi-Placeholder", "true")
        .expectHeader()
        .valueEquals("Cache-Control", "no-store")
        .expectBody(String.class)
        .returnResult();
  }

  private static byte[] digest(String text) throws NoSuchAlgorithmException {
    return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
  }

  private Store insert(String subdomain) {
    return Objects.requireNonNull(
        records.stores().insert(StoreFixtures.requested(subdomain, Instant.now())).block());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no-such-store.localhost",
        "NO-SUCH-store.localhost:8080",
        "no-such-store.localhost.",
        "www.localhost",
        "a.b.c.localhost",
        "xn--e1aybc.localhost",
        "_.localhost"
      })
  void underAHostWithoutAStoreEveryPathIsAPageThatSaysSo(String host) {
    for (String path : List.of("/", "/cart/", "/api/v1/stores", "/actuator/health/readiness")) {
      String html = page(request(HttpMethod.GET, path, host), 404).getResponseBody();
      assertThat(html)
          .contains("There is no store at this address")
          .doesNotContain("\"items\"", "\"UP\"");
    }
  }

  @Test
  void neitherApiNorDashboardAreReachedUnderTheHostOfAStore() {
    insert("alpha");
    for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.DELETE)) {
      for (String path : List.of("/", "/index.html", "/api/v1/stores", "/actuator/prometheus")) {
        EntityExchangeResult<String> page = page(request(method, path, "alpha.localhost"), 503);
        assertThat(page.getResponseBody()).contains("<bdi>Shop alpha</bdi> is being set up");
        assertThat(page.getResponseHeaders().getFirst("Retry-After")).isEqualTo("10");
      }
    }
    page(request(HttpMethod.HEAD, "/", "alpha.localhost"), 503);
  }

  @Test
  void thePlatformsOwnHostsAreServedAsBefore() {
    for (String host :
        List.of("dashboard.localhost", "DASHBOARD.localhost:443", "localhost", "10.0.0.7")) {
      request(HttpMethod.GET, "/api/v1/stores", host).expectStatus().isOk();
      http.get()
          .uri("/api/v1/stores")
          .header("Host", host)
          .exchange()
          .expectStatus()
          .isEqualTo(401);
    }
  }

  @Test
  void theStyleIsTheOnlyThingThatTheContentPolicyPermits() throws Exception {
    EntityExchangeResult<String> page = page(request(HttpMethod.GET, "/", "no-one.localhost"), 404);
    Matcher style =
        Pattern.compile("<style>(.*)</style>", Pattern.DOTALL).matcher(page.getResponseBody());
    assertThat(style.find()).isTrue();
    assertThat(page.getResponseHeaders().get("Content-Security-Policy"))
        .singleElement()
        .asString()
        .startsWith("default-src 'none'; style-src 'sha256-")
        .contains(Base64.getEncoder().encodeToString(digest(style.group(1))));
  }

  @Test
  void whileTheDatabaseDoesNotAnswerEveryStoreIsUnavailable() {
    insert("beta");
    stores.failWith(new FaultyFindStores.Outage());
    EntityExchangeResult<String> page = page(request(HttpMethod.GET, "/", "beta.localhost"), 503);
    assertThat(page.getResponseBody())
        .contains("This store is not available at the moment")
        .doesNotContain("db.secret.internal");
  }
}
