package io.urumi.web.bootstrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The control plane as a child process. */
record ChildProcess(Process process, Path output, Path errors) implements AutoCloseable {
  static ChildProcess start(Path folder, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                UrumiControlPlane.class.getName(),
                "--server.port=0",
                "--urumi.home=" + folder.resolve("home")));
    command.addAll(List.of(arguments));
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
    builder.environment().remove("KUBECONFIG");
    builder.environment().putAll(environment);
    return new ChildProcess(builder.start(), output, errors);
  }

  String outputText() {
    return read(output);
  }

  String errorText() {
    return read(errors);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
