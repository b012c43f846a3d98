package io.urumi.adapter.helm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** A JVM that runs {@link ChildProgram}. */
final class ChildJvm implements AutoCloseable {
  private final Process process;
  private final Path output;

  private ChildJvm(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  static ChildJvm start(Path output, String... arguments) throws IOException {
    List<String> line =
        new ArrayList<>(
            List.of(
                // A child inherits which signals its parent ignores.
                "env",
                "--default-signal",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ChildProgram.class.getName()));
    line.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return new ChildJvm(builder.start(), output);
  }

  void awaitOutput(String text) throws IOException {
    await("the output \"" + text + "\"", () -> output().contains(text));
  }

  /** Waits for a condition; when it fails, the error has the output of the child. */
  void await(String what, Callable<Boolean> fact) throws IOException {
    try {
      Await.until(() -> fact.call() || !process.isAlive());
    } catch (AssertionError late) {
      printThreads();
      throw new AssertionError("no " + what + "; output of the child: " + output(), late);
    }
    if (!process.isAlive()) {
      throw new AssertionError("the child ended before " + what + "; its output: " + output());
    }
  }

  /** Adds a thread dump to the output. */
  private void printThreads() throws IOException {
    try {
      signal("QUIT");
      process.waitFor(2, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  String output() throws IOException {
    return Files.exists(output) ? Files.readString(output) : "";
  }

  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * @return the exit code
   */
  int awaitEnd(int seconds) throws InterruptedException {
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      throw new AssertionError("the child still runs after " + seconds + " s");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
