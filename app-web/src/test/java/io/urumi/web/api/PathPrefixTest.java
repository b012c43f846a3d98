package io.urumi.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Behind a proxy that serves the platform under a path, every reference in a response contains that
 * path. The proxy is this test, with an address that the platform trusts.
 */
class PathPrefixTest extends ApiTest {
  private static final String PREFIX = "/tools/urumi";
  private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

  private HttpClient proxy = HttpClient.newHttpClient();

  @BeforeEach
  void connectAsProxy() {
    proxy = HttpClient.newBuilder().localAddress(InetAddress.ofLiteral("127.0.0.2")).build();
  }

  @AfterEach
  void disconnect() {
    proxy.close();
  }

  /** Sends a request without its prefix, as the proxy does. */
  private HttpResponse<String> forward(HttpRequest.Builder request) throws Exception {
    return proxy.send(
        request.header("X-Forwarded-Prefix", PREFIX).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private static String location(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private HttpRequest.Builder creation(String subdomain) {
    return to(STORES)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body("Alpha", subdomain)));
  }

  @Test
  void theLocationOfAStoreHasThePrefix() throws Exception {
    HttpResponse<String> created = forward(creation(anySubdomain()));
    String path = STORES + "/" + JsonPath.<String>read(created.body(), "$.id");

    assertThat(location(created)).isEqualTo(PREFIX + path);
    assertThat(location(forward(to(path).DELETE()))).isEqualTo(PREFIX + path);
  }

  @Test
  void withoutAProxyNothingHasThePrefix() throws Exception {
    HttpRequest untrusted = creation(anySubdomain()).header("X-Forwarded-Prefix", PREFIX).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(location(client.send(untrusted, BodyHandlers.ofString())))
          .startsWith(STORES + "/");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {STORES + "/no-id", "/api/v1/stroes", STORES + "?phase=x"})
  void theInstanceOfAProblemHasThePrefix(String path) throws Exception {
    assertThat(JsonPath.<String>read(forward(to(path)).body(), "$.instance"))
        .isEqualTo(PREFIX + path.split("\\?", 2)[0]);
  }

  @Test
  void theOpenApiDocumentNamesThePrefixAsTheServer() throws Exception {
    String document = forward(to("/api/v1/openapi.json")).body();
    assertThat(JsonPath.<String>read(document, "$.servers[0].url")).isEqualTo(PREFIX);
    assertThat(JsonPath.<Object>read(document, "$.paths['/api/v1/stores'].post")).isNotNull();

    String direct = proxy.send(to("/api/v1/openapi.json").build(), BodyHandlers.ofString()).body();
    assertThat(JsonPath.<String>read(direct, "$.servers[0].url")).isEqualTo("/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/stores", "/stores/01890a5d-ac96-774b-bcce-b302099a8057"})
  void everyPageOfTheDashboardReferencesItsFilesBelowThePrefix(String path) throws Exception {
    HttpResponse<String> page = forward(to(path).header("Accept", BROWSER));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-cache");
    assertThat(page.body())
        .contains("content=\"/tools/urumi/\"", "src=\"/tools/urumi/assets/index-Abc123.js\"");
  }

  @Test
  void thePagesOfTheDashboardReferenceTheRootWithoutAProxy() throws Exception {
    HttpRequest direct = to("/stores/new").header("Accept", BROWSER).build();
    assertThat(proxy.send(direct, BodyHandlers.ofString()).body())
        .contains("content=\"/\"", "src=\"/assets/index-Abc123.js\"");
  }

  /** A proxy may remove the prefix or pass it on. */
  @ParameterizedTest
  @CsvSource({
    "/assets/index-Abc123.js, 200",
    "/tools/urumi/assets/index-Abc123.js, 200",
    "/tools/urumi, 200",
    "/tools/urumi/, 200",
    "/tools/urumi/stores/new, 200",
    // Unknown paths of the API and missing files are no pages.
    "/api/v1/stroes, 404",
    "/tools/urumi/api/v1/stroes, 404",
    "/tools/urumi/assets/missing.js, 404"
  })
  void filesAndPagesAreFoundBelowThePrefix(String path, int status) throws Exception {
    assertThat(forward(to(path).header("Accept", BROWSER)).statusCode()).isEqualTo(status);
  }
}
