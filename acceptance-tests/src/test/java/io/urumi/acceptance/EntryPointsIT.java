package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.client.http.ApiJson;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A store created through each entry point is visible live in the others, on one PostgreSQL. */
@Order(1)
class EntryPointsIT {
  private static final Duration TIMEOUT = Duration.ofSeconds(120);
  private static Map<String, String> database;
  private static ControlPlaneProcess plane;

  @BeforeAll
  static void start() {
    PostgresServer postgres = PostgresServer.shared();
    database = postgres.settings(postgres.create());
    plane = ControlPlaneProcess.start(database);
  }

  @AfterAll
  static void stop() {
    plane.close();
  }

  @Test
  void a_store_created_with_curl_is_listed_by_the_shell() {
    String subdomain = Names.unique("curl");
    try (Program curl =
        Program.start(
            List.of(
                "curl",
                "-s",
                "-m",
                "10",
                "-H",
                "Content-Type: application/json",
                "-d",
                "{\"name\":\"By curl\",\"subdomain\":\"" + subdomain + "\"}",
                plane.url() + "/api/v1/stores"),
            Map.of())) {
      assertThat(curl.exitCode(Duration.ofSeconds(15))).isZero();
      String id = ApiJson.mapper().readTree(curl.output()).get("id").asString();
      plane.api().awaitPhase(id, "READY", TIMEOUT);
      assertThat(shell("store", "list")).contains(subdomain);
      remove(id);
    }
  }

  @Test
  void a_store_created_with_the_shell_appears_in_the_event_stream() {
    String subdomain = Names.unique("shell");
    Api.Stream stream = plane.api().follow(null);

    String output =
        shell("store", "create", "--name", "By shell", "--subdomain", subdomain, "--wait");

    assertThat(output).contains(subdomain + ".localhost");
    String id =
        plane
            .api()
            .get("/api/v1/stores?q=" + subdomain)
            .body()
            .get("items")
            .get(0)
            .get("id")
            .asString();
    assertThat(plane.api().store(id).get("phase").asString()).isEqualTo("READY");
    assertThat(stream.of(id)).isNotEmpty();
    assertThat(shell("store", "delete", subdomain, "--yes", "--wait")).isNotBlank();
    plane.api().awaitPhase(id, "DELETED", TIMEOUT);
  }

  @Test
  void a_store_created_by_an_embedded_engine_appears_live_in_the_control_plane() {
    String subdomain = Names.unique("embed");
    Api.Stream stream = plane.api().follow(null);
    String lib = Program.ROOT.resolve("examples/embedding/target") + "/";
    Map<String, String> environment = new HashMap<>(database);
    if (System.getenv("KUBECONFIG") != null) {
      environment.put("KUBECONFIG", System.getenv("KUBECONFIG"));
    }
    environment.put("URUMI_HOME", plane.home());
    try (Program main =
        Program.start(
            Program.javaCommand(
                "-cp",
                lib + "classes:" + lib + "lib/*",
                "io.urumi.examples.embedding.Main",
                "By embedding",
                subdomain),
            environment)) {
      assertThat(main.exitCode(TIMEOUT)).as(main.output()).isZero();
      assertThat(main.output()).contains("READY").contains(subdomain + ".localhost");
    }
    String id =
        plane
            .api()
            .get("/api/v1/stores?q=" + subdomain)
            .body()
            .get("items")
            .get(0)
            .get("id")
            .asString();
    assertThat(plane.api().store(id).get("phase").asString()).isEqualTo("READY");
    Awaitility.await("the stream of the other process has the event")
        .atMost(Duration.ofSeconds(5))
        .until(() -> stream.of(id).stream().anyMatch(e -> "READY".equals(e.phase())));
    remove(id);
  }

  @Test
  void the_dashboard_works_in_a_browser() {
    browserTests("e2e", plane.url());
  }

  /** On the simulated cluster, where a store can be made to fail; a test is a proxy. */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void the_dashboard_shows_rare_states_in_a_browser() {
    try (ControlPlaneProcess simulated =
        ControlPlaneProcess.start(
            Map.of(
                "KUBECONFIG",
                "",
                "URUMI_SECURITY_TRUSTEDPROXIES",
                "127.0.0.1",
                // A failing store is FAILED sooner.
                "URUMI_LIFECYCLE_PROBLEMGRACE",
                "15s"))) {
      browserTests("e2e:states", simulated.url());
    }
  }

  private static void browserTests(String script, String url) {
    try (Program browser =
        Program.start(
            List.of("npm", "--prefix", "frontend", "run", "--silent", script),
            // For what a test starts itself.
            Map.of("URUMI_BASE_URL", url, "JAVA_HOME", System.getProperty("java.home")))) {
      assertThat(browser.exitCode(Duration.ofMinutes(10))).as(browser.output()).isZero();
    }
  }

  private static String shell(String... command) {
    try (Program shell =
        Program.ofModule("app-shell", List.of(command), Map.of("URUMI_URL", plane.url()))) {
      assertThat(shell.exitCode(TIMEOUT)).as(shell.output()).isZero();
      return shell.output();
    }
  }

  private static void remove(String id) {
    plane.api().delete("/api/v1/stores/" + id);
    plane.api().awaitPhase(id, "DELETED", TIMEOUT);
  }
}
