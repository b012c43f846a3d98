package io.urumi.web.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole process, on the simulated cluster and the embedded database. */
@ExtendWith(OutputCaptureExtension.class)
class ControlPlaneTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  @TempDir Path home = Path.of("");

  private final HttpClient http = HttpClient.newHttpClient();

  private ConfigurableApplicationContext start(String... more) {
    List<String> arguments = new java.util.ArrayList<>(List.of(more));
    arguments.add("--server.port=0");
    arguments.add("--urumi.kubeconfig=");
    arguments.add("--urumi.home=" + home);
    return SpringApplication.run(UrumiControlPlane.class, arguments.toArray(String[]::new));
  }

  private static String url(ConfigurableApplicationContext context) {
    return "http://localhost:"
        + java.util.Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
            .getPort();
  }

  private String get(String url) {
    try {
      return http.send(
              HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (java.io.IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  @Test
  void aStoreRequestedOverHttpBecomesReadyAndSurvivesARestart(CapturedOutput output)
      throws Exception {
    String path;
    try (ConfigurableApplicationContext context = start()) {
      String url = url(context);
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(url + "/api/v1/stores"))
                  .header("Content-Type", "application/json")
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          "{\"name\": \"Alpha Shop\", \"subdomain\": \"alpha\"}"))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(202);
      path = answer.headers().firstValue("Location").orElseThrow();

      await()
          .atMost(TIMEOUT)
          .untilAsserted(() ->
              assertThat(JsonPath.<String>read(get(url + path), "$.phase")).isEqualTo("READY"));
      assertThat(JsonPath.<List<String>>read(get(url + path + "/steps"), "$.items[*].step"))
          .contains("CREATE_NAMESPACE", "BIND_ROLE", "APPLY_GUARDRAILS", "DEPLOY_RELEASE");
      assertThat(get(url + "/actuator/health/readiness")).contains("\"UP\"");
      visitsTheSimulatedStore(url, get(url + path));
      assertThat(get(url + "/actuator/health")).doesNotContain("simulated");
      assertThat(get(url + "/actuator/health/details")).contains("\"simulated\":true");
      assertThat(get(url + "/actuator/prometheus")).contains("http_server_requests_seconds");
      assertThat(output.getAll())
          .contains(
              "SIMULATED cluster: it runs no real stores",
              url + "/",
              home.resolve("db").resolve("simulated").toString());
    }

    // Behind a proxy that serves the platform under a path, and passes that path on.
    try (ConfigurableApplicationContext context = start("--urumi.http.path-prefix=/urumi")) {
      String store = get(url(context) + "/urumi" + path);
      assertThat(JsonPath.<String>read(store, "$.name")).isEqualTo("Alpha Shop");
      await()
          .atMost(TIMEOUT)
          .untilAsserted(() ->
              assertThat(JsonPath.<String>read(get(url(context) + path), "$.phase"))
                  .isEqualTo("READY"));
      visitsTheSimulatedStore(url(context), store);
      assertThat(output.getAll()).contains(url(context) + "/urumi/");
    }
  }

  /** The link of a simulated store leads to a page of this process that says what it is. */
  private void visitsTheSimulatedStore(String url, String store) throws IOException {
    int port = URI.create(url).getPort();
    assertThat(JsonPath.<String>read(store, "$.url")).isEqualTo("http://alpha.localhost:" + port);
    assertThat(JsonPath.<String>read(store, "$.adminUrl"))
        .isEqualTo("http://alpha.localhost:" + port + "/wp-admin/");
    for (String page : List.of("/", "/wp-admin/", "/api/v1/stores")) {
      assertThat(raw(port, "GET " + page, "alpha.localhost"))
          .startsWith("HTTP/1.1 200")
          .contains("<h1 dir=\"auto\">Alpha Shop</h1>", "Simulated store.")
          .doesNotContain("\"items\"");
    }
    assertThat(raw(port, "POST /api/v1/stores", "alpha.localhost")).startsWith("HTTP/1.1 405");
    for (String other : List.of("beta.localhost", "alpha.localhost.evil.example", "alpha.evil")) {
      assertThat(raw(port, "GET /", other)).startsWith("HTTP/1.1 421").doesNotContain("Alpha");
    }
  }

  private static String raw(int port, String line, String host) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket
          .getOutputStream()
          .write(
              "%s HTTP/1.1\r\nHost: %s:%d\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                  .formatted(line, host, port)
                  .getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void withoutATerminalTheTokenIsInAFileAndNotInTheOutput(CapturedOutput output) throws Exception {
    Path file = home.resolve("api-token");
    try (ConfigurableApplicationContext context = start("--server.address=0.0.0.0")) {
      assertThat(get(url(context) + "/api/v1/plans")).contains("UNAUTHENTICATED");
    }
    String token = Files.readString(file).strip();
    assertThat(token).startsWith("urumi_");
    assertThat(output.getAll()).doesNotContain(token).contains(file.toString());
    assertThat(Files.readString(home.resolve("api-token.sha256"))).doesNotContain(token);

    try (ConfigurableApplicationContext context = start("--server.address=0.0.0.0")) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(url(context) + "/api/v1/plans"))
                  .header("Authorization", "Bearer " + token)
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
    }
    assertThat(output.getAll()).doesNotContain(token);
  }

  /** In a pod, Spring Boot trusts the forwarding headers of any client. */
  @Test
  void inAPodOnlyATrustedProxySetsTheAddressOfTheClient() throws Exception {
    try (ConfigurableApplicationContext context =
        start(
            "--spring.main.cloud-platform=kubernetes",
            "--urumi.security.trusted-proxies=127.0.0.2",
            "--management.server.port=0",
            "--management.server.address=0.0.0.0")) {
      assertThat(originOfADeletion(context, http)).isEqualTo("127.0.0.1");
      try (HttpClient proxy =
          HttpClient.newBuilder().localAddress(InetAddress.ofLiteral("127.0.0.2")).build()) {
        assertThat(originOfADeletion(context, proxy)).isEqualTo("203.0.113.66");
      }
      theActuatorsOwnAddressNeedsTheToken(context);
    }
  }

  @Test
  void theActuatorsOwnPortListensOnTheAddressOfTheApi() throws Exception {
    Optional<String> address = addressOfThisMachine();
    assumeTrue(address.isPresent(), "the machine has no address besides the loopback address");
    try (ConfigurableApplicationContext context = start("--management.server.port=0")) {
      String port = context.getEnvironment().getProperty("local.management.port");

      assertThat(get("http://127.0.0.1:" + port + "/actuator/prometheus")).contains("jvm_");
      assertThatThrownBy(() -> new Socket(address.orElseThrow(), Integer.parseInt(port)).close())
          .isInstanceOf(ConnectException.class);
    }
  }

  private String originOfADeletion(ConfigurableApplicationContext context, HttpClient client)
      throws Exception {
    String url = url(context).replace("localhost", "127.0.0.1") + "/api/v1";
    client.send(
        HttpRequest.newBuilder(URI.create(url + "/stores/00000000-0000-4000-8000-000000000001"))
            .header("X-Forwarded-For", "evil.example, 203.0.113.66")
            .DELETE()
            .build(),
        HttpResponse.BodyHandlers.ofString());
    return JsonPath.read(get(url + "/audit?limit=1"), "$.items[0].origin");
  }

  private void theActuatorsOwnAddressNeedsTheToken(ConfigurableApplicationContext context)
      throws Exception {
    String port = context.getEnvironment().getProperty("local.management.port");
    Optional<String> address = addressOfThisMachine();
    assumeTrue(address.isPresent(), "the machine has no address besides the loopback address");
    String other = "http://" + address.orElseThrow() + ":" + port + "/actuator/";
    assertThat(get(other + "prometheus")).contains("UNAUTHENTICATED");
    assertThat(get(other + "info")).contains("UNAUTHENTICATED");
    assertThat(get("http://127.0.0.1:" + port + "/actuator/prometheus")).contains("jvm_");
    assertThat(get(url(context) + "/api/v1/plans")).contains("\"items\"");
  }

  private static Optional<String> addressOfThisMachine() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(Inet4Address.class::isInstance)
        .filter(address -> !address.isLoopbackAddress())
        .map(InetAddress::getHostAddress)
        .findFirst();
  }
}
