package io.urumi.web.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.jayway.jsonpath.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
          .contains("CREATE_NAMESPACE", "APPLY_GUARDRAILS", "DEPLOY_RELEASE");
      assertThat(get(url + "/actuator/health/readiness")).contains("\"UP\"");
      assertThat(get(url + "/actuator/health")).contains("\"simulated\":true");
      assertThat(get(url + "/actuator/prometheus")).contains("http_server_requests_seconds");
      assertThat(output.getAll())
          .contains(
              "SIMULATED cluster: it runs no real stores",
              url + "/",
              home.resolve("db").resolve("simulated").toString());
    }

    try (ConfigurableApplicationContext context = start()) {
      String store = get(url(context) + path);
      assertThat(JsonPath.<String>read(store, "$.name")).isEqualTo("Alpha Shop");
      await()
          .atMost(TIMEOUT)
          .untilAsserted(() ->
              assertThat(JsonPath.<String>read(get(url(context) + path), "$.phase"))
                  .isEqualTo("READY"));
    }
  }

  @Test
  void onAnotherAddressTheTokenIsShownOnlyAtTheFirstStart(CapturedOutput output) throws Exception {
    try (ConfigurableApplicationContext context = start("--server.address=0.0.0.0")) {
      assertThat(get(url(context) + "/api/v1/plans")).contains("UNAUTHENTICATED");
    }
    List<String> shown = output.getAll().lines().filter(line -> line.contains("urumi_")).toList();
    assertThat(shown).hasSize(1);
    String token = shown.getFirst().strip();
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
    assertThat(output.getAll().lines().filter(line -> line.contains("urumi_"))).hasSize(1);
  }
}
