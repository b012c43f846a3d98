package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A control plane as a process, with a data directory that outlives it. */
final class ControlPlaneProcess implements AutoCloseable {
  /** Tests send more requests from one address than users do. */
  private static final Map<String, String> NO_LIMITS =
      Map.of(
          "URUMI_LIMITS_READS", "0",
          "URUMI_LIMITS_WRITES", "0",
          "URUMI_LIMITS_EXPENSIVEREADS", "0",
          "URUMI_LIMITS_RETRIES", "0",
          "URUMI_LIMITS_STREAMSPERCALLER", "0",
          "URUMI_LIMITS_STREAMS", "0");

  private final List<String> command;
  private final Map<String, String> environment;
  private final int port;
  private final Api api;
  private Program program;

  private ControlPlaneProcess(List<String> command, Map<String, String> environment, int port) {
    this.command = command;
    this.environment = environment;
    this.port = port;
    this.api = new Api(url());
    this.program = launch();
  }

  /**
   * Starts a control plane on the cluster of KUBECONFIG when that is set, else on the simulated
   * cluster; waits until the control plane is ready.
   */
  static ControlPlaneProcess start(Map<String, String> settings) {
    ControlPlaneProcess plane = launch(settings);
    plane.awaitUp();
    return plane;
  }

  /** Starts the packaged program without a cache; waits until the control plane is ready. */
  static ControlPlaneProcess startPackaged(Map<String, String> settings) {
    ControlPlaneProcess plane = launch(ControlPlaneCommand.packaged(), settings);
    plane.awaitUp();
    return plane;
  }

  /** Starts a control plane; does not wait until it is ready. */
  static ControlPlaneProcess launch(Map<String, String> settings) {
    return launch(ControlPlaneCommand.quick(), settings);
  }

  /** Starts a control plane without limits of requests; does not wait until it is ready. */
  static ControlPlaneProcess launch(List<String> command, Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(NO_LIMITS);
    environment.put("URUMI_HOME", newFolder().toString());
    String kubeconfig = System.getenv("KUBECONFIG");
    if (kubeconfig != null && !kubeconfig.isBlank()) {
      environment.put("KUBECONFIG", kubeconfig);
    }
    environment.putAll(settings);
    environment.values().removeIf(String::isEmpty);
    return new ControlPlaneProcess(command, environment, FreePorts.next());
  }

  static Path newFolder() {
    try {
      return Files.createTempDirectory("urumi-home-");
    } catch (IOException full) {
      throw new AssertionError(full);
    }
  }

  private Program launch() {
    List<String> line = new ArrayList<>(command);
    line.add("--server.port=" + port);
    return Program.start(line, environment);
  }

  /** Starts the process again with the same data directory and some settings changed. */
  void startAgain(Map<String, String> changed) {
    assertThat(program.alive()).as("still running").isFalse();
    environment.putAll(changed);
    environment.values().removeIf(String::isEmpty);
    program = launch();
    awaitUp();
  }

  void awaitUp() {
    Awaitility.await("the control plane is ready")
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> {
          if (!program.alive()) {
            throw new AssertionError("it ended:\n" + program.output());
          }
          try {
            return api().get("/actuator/health/readiness").status() == 200;
          } catch (AssertionError notReady) {
            return false;
          }
        });
  }

  Api api() {
    return api;
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  String home() {
    return environment.getOrDefault("URUMI_HOME", "");
  }

  Program program() {
    return program;
  }

  /** Deletes the stores that a failed test left: they would fill the cluster. */
  private void removeStores() {
    List<String> left = new ArrayList<>();
    api()
        .get("/api/v1/stores?limit=200")
        .body()
        .path("items")
        .forEach(s -> left.add(s.get("id").asString()));
    left.forEach(id -> api().delete("/api/v1/stores/" + id));
    left.forEach(id -> api().awaitPhase(id, "DELETED", Duration.ofSeconds(120)));
  }

  @Override
  public void close() {
    try {
      if (program.alive()) {
        removeStores();
        program.terminate();
        program.exitCode(Duration.ofSeconds(15));
      }
    } finally {
      // It would go on after a failed test.
      program.close();
      api.close();
    }
  }
}
