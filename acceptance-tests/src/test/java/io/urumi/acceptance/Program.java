package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A child process whose output is written to a file. */
final class Program implements AutoCloseable {
  static final Path ROOT = Path.of(System.getProperty("urumi.root")).normalize();

  private final Process process;
  private final Path output;

  private Program(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts the executable jar of a module. */
  static Program ofModule(String module, List<String> arguments, Map<String, String> environment) {
    List<String> command = new ArrayList<>(javaCommand("-jar", executable(module).toString()));
    command.addAll(arguments);
    return start(command, environment);
  }

  static Path executable(String module) {
    try (Stream<Path> packaged = Files.list(ROOT.resolve(module + "/target"))) {
      return packaged
          .filter(file -> file.toString().endsWith("-exec.jar"))
          .findFirst()
          .orElseThrow(() -> new AssertionError(module + " is not packaged: run `mvn verify`"));
    } catch (IOException missing) {
      throw new AssertionError(module + " is not packaged: run `mvn verify`", missing);
    }
  }

  /** The Java that runs this test, with the options of a small, quickly started JVM. */
  static List<String> javaCommand(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-XX:+UseSerialGC");
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(List.of(arguments));
    return command;
  }

  static Program start(List<String> command, Map<String, String> environment) {
    try {
      Path output = Files.createTempFile("urumi-", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(ROOT.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().keySet().removeIf(name -> name.equals("KUBECONFIG"));
      builder.environment().keySet().removeIf(name -> name.startsWith("URUMI_"));
      builder.environment().putAll(environment);
      return new Program(builder.start(), output);
    } catch (IOException cannotStart) {
      throw new AssertionError(cannotStart);
    }
  }

  String output() {
    try {
      return Files.readString(output);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  long pid() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Sends SIGTERM to the process, not to its children. */
  void terminate() {
    process.toHandle().destroy();
  }

  /** Sends SIGKILL to the process and its children. */
  void kill() {
    try (Stream<ProcessHandle> children = process.descendants()) {
      children.forEach(ProcessHandle::destroyForcibly);
    }
    process.destroyForcibly();
    exitCode(Duration.ofSeconds(10));
  }

  int exitCode(Duration within) {
    try {
      assertThat(process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS))
          .as("ends within %s; output:%n%s", within, output())
          .isTrue();
      return process.exitValue();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }
}
