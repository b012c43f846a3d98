package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same store by every way in, each seeing the others' live, on one PostgreSQL. */
class ManyDoorsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static EmbeddedPostgres postgres;
  private static ControlPlane plane;

  @BeforeAll
  static void start() throws Exception {
    postgres = EmbeddedPostgres.start();
    plane = ControlPlane.start(database());
  }

  @AfterAll
  static void stop() throws Exception {
    plane.close();
    postgres.close();
  }

  private static Map<String, String> database() {
    return Map.of(
        "URUMI_DATABASE_URL", "r2dbc:postgresql://localhost:" + postgres.getPort() + "/postgres",
        "URUMI_DATABASE_USERNAME", "postgres",
        "URUMI_DATABASE_PASSWORD", "postgres");
  }

  @Test
  void by_curl_seen_by_the_shell() {
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
      String id = Json.read(curl.output()).get("id").asString();
      plane.api().awaitPhase(id, "READY", PATIENCE);
      assertThat(shell("store", "list")).contains(subdomain);
      remove(id);
    }
  }

  @Test
  void by_the_shell_seen_by_the_event_stream() {
    String subdomain = Names.unique("shell");
    Api.Stream stream = plane.api().follow(Optional.empty());

    String said =
        shell("store", "create", "--name", "By shell", "--subdomain", subdomain, "--wait");

    assertThat(said).contains(subdomain + ".localhost");
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
    plane.api().awaitPhase(id, "DELETED", PATIENCE);
  }

  @Test
  void by_an_engine_embedded_in_a_plain_main_seen_live_by_the_control_plane() {
    String subdomain = Names.unique("embed");
    Api.Stream stream = plane.api().follow(Optional.empty());
    String lib = Program.ROOT.resolve("examples/embedding/target") + "/";
    Map<String, String> environment = new HashMap<>(database());
    if (System.getenv("KUBECONFIG") != null) {
      environment.put("KUBECONFIG", System.getenv("KUBECONFIG"));
    }
    environment.put("URUMI_HOME", plane.home());
    try (Program main =
        Program.java(
            List.of("-cp", lib + "classes:" + lib + "lib/*"),
            List.of("io.urumi.examples.embedding.Main", "By embedding", subdomain),
            environment)) {
      assertThat(main.exitCode(PATIENCE)).as(main.output()).isZero();
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
    Awaitility.await("the stream of the other process tells of it")
        .atMost(Duration.ofSeconds(5))
        .until(
            () -> stream.of(id).stream().anyMatch(e -> e.path("phase").asString().equals("READY")));
    remove(id);
  }

  @Test
  void by_the_dashboard_in_a_browser() {
    try (Program browser =
        Program.start(
            List.of("npm", "--prefix", "frontend", "run", "--silent", "e2e"),
            Map.of("URUMI_BASE_URL", plane.url()))) {
      assertThat(browser.exitCode(Duration.ofMinutes(5))).as(browser.output()).isZero();
    }
  }

  private static String shell(String... command) {
    try (Program shell =
        Program.ofModule(
            "app-shell", List.of(), List.of(command), Map.of("URUMI_URL", plane.url()))) {
      assertThat(shell.exitCode(PATIENCE)).as(shell.output()).isZero();
      return shell.output();
    }
  }

  private static void remove(String id) {
    plane.api().delete("/api/v1/stores/" + id);
    plane.api().awaitPhase(id, "DELETED", PATIENCE);
  }
}
