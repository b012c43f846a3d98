package io.urumi.crash.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.crash.killable.KillableControlPlane;
import io.urumi.crash.port.Boundary;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A control plane in its own process, which can be killed. */
public final class Replica implements AutoCloseable {
  /** The exit status of a process ended by {@code kill -9}. */
  public static final int KILLED = 137;

  private static final Duration TIMEOUT = Duration.ofSeconds(120);

  private final Process process;
  private final Path output;
  private volatile @Nullable ReplicaClient client;

  private Replica(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts the process; does not wait until the replica is ready. */
  public static Replica launch(
      Path logs, List<String> java, List<String> arguments, Map<String, String> environment) {
    List<String> command = new ArrayList<>(java);
    command.addAll(arguments);
    try {
      Path output = Files.createTempFile(logs, "replica-", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.to(output.toFile()));
      builder.environment().remove("KUBECONFIG");
      builder.environment().keySet().removeIf(name -> name.startsWith("URUMI_"));
      builder.environment().putAll(environment);
      return new Replica(builder.start(), output);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Waits until the replica is ready. */
  public Replica awaitReady() {
    awaitLine(KillableControlPlane.READY);
    return this;
  }

  /** The code with which its administrator signs in once. */
  String signInCode() {
    return awaitLine(KillableControlPlane.CODE);
  }

  /** The base URL of the API. */
  public String url() {
    return "http://127.0.0.1:" + awaitLine(KillableControlPlane.READY);
  }

  /** The client of the API, once the replica is ready. */
  ReplicaClient client() {
    ReplicaClient known = client;
    if (known == null) {
      known = new ReplicaClient(url());
      client = known;
    }
    return known;
  }

  /** Sets the boundary at which the process kills itself, and waits until it has been read. */
  public void arm(Boundary boundary, int occurrence, Duration delay) {
    String command = "%s,%d,%d%n".formatted(boundary, occurrence, delay.toMillis());
    try {
      process.getOutputStream().write(command.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException ended) {
      throw new UncheckedIOException(ended);
    }
    // The process may be killed before it has printed the line.
    Awaitility.await("the replica has read its boundary")
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> !alive() || output().contains(KillableControlPlane.ARMED + boundary));
  }

  private String awaitLine(String prefix) {
    Awaitility.await("the replica prints \"" + prefix + "\"")
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> {
          if (!alive() && !output().contains(prefix)) {
            throw new AssertionError("it ended:\n" + output());
          }
          return output().lines().anyMatch(line -> line.startsWith(prefix));
        });
    return output()
        .lines()
        .filter(line -> line.startsWith(prefix))
        .map(line -> line.substring(prefix.length()))
        .findFirst()
        .orElseThrow();
  }

  public boolean alive() {
    return process.isAlive();
  }

  /** SIGKILL. */
  public void kill() {
    process.destroyForcibly();
    assertThat(awaitEnd()).isEqualTo(KILLED);
  }

  /** SIGSTOP: the process does nothing until {@link #resume}. */
  public void suspend() {
    signal("STOP");
  }

  /** SIGCONT. */
  public void resume() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      Process kill =
          new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      assertThat(kill.waitFor()).isZero();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  /** The id of the process, with which the name of the replica ends. */
  public long pid() {
    return process.pid();
  }

  /** SIGTERM. */
  public void terminate() {
    process.toHandle().destroy();
  }

  /** Waits for the end of the process and returns its exit status. */
  public int awaitEnd() {
    try {
      assertThat(process.waitFor(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS))
          .as("the process ends; output:%n%s", output())
          .isTrue();
      return process.exitValue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  /** The output of the process. */
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The file with the output of the process. */
  public File log() {
    return output.toFile();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    awaitEnd();
  }
}
