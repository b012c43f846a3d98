package io.urumi.crash.bed;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.crash.port.Boundary;
import io.urumi.crash.victim.Victim;
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

/** A control plane in a process of its own, which can be killed. */
public final class Replica implements AutoCloseable {
  /** What the operating system says of a process that {@code kill -9} ended. */
  public static final int KILLED = 137;

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Process process;
  private final Path output;

  private Replica(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts it; does not wait until it answers. */
  static Replica launch(
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

  /** Waits until it answers. */
  public Replica awaitReady() {
    awaitLine(Victim.READY);
    return this;
  }

  /** Where it answers. */
  public String url() {
    return "http://127.0.0.1:" + awaitLine(Victim.READY);
  }

  /** Tells it where to be killed from now on, and waits until it knows. */
  public void arm(Boundary boundary, int occurrence, Duration linger) {
    String order = "%s,%d,%d%n".formatted(boundary, occurrence, linger.toMillis());
    try {
      process.getOutputStream().write(order.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
    // It may be killed before it has said so.
    Awaitility.await("it knows where to be killed")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> !alive() || output().contains(Victim.ARMED + boundary));
  }

  private String awaitLine(String beginning) {
    Awaitility.await("it says \"" + beginning + "\"")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> {
          if (!alive() && !output().contains(beginning)) {
            throw new AssertionError("it ended:\n" + output());
          }
          return output().lines().anyMatch(line -> line.startsWith(beginning));
        });
    return output()
        .lines()
        .filter(line -> line.startsWith(beginning))
        .map(line -> line.substring(beginning.length()))
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

  /** SIGTERM. */
  public void terminate() {
    process.toHandle().destroy();
  }

  /** Waits for the end and tells how it was. */
  public int awaitEnd() {
    try {
      assertThat(process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
          .as("it ends; it said:%n%s", output())
          .isTrue();
      return process.exitValue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  /** All that it has said. */
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Where that is kept. */
  public File log() {
    return output.toFile();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    awaitEnd();
  }
}
