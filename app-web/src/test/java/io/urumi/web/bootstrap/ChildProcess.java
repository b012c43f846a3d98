package io.urumi.web.bootstrap;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
                classPath(),
                UrumiControlPlane.class.getName(),
                "--server.port=0",
                "--urumi.home=" + folder.resolve("home")));
    command.addAll(List.of(arguments));
    Path workingDirectory = Files.createDirectories(folder.resolve("somebody-elses"));
    // Not read; it would stop the start.
    Files.writeString(
        workingDirectory.resolve("application.properties"), "urumi.stores.scheme=ftp\n");
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(workingDirectory.toFile())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile());
    builder.environment().remove("KUBECONFIG");
    builder.environment().putAll(environment);
    return new ChildProcess(builder.start(), output, errors);
  }

  /** Without empty entries, which mean the working directory. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.isEmpty())
        .collect(Collectors.joining(File.pathSeparator));
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
