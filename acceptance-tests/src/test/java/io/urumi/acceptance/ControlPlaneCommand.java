package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The command line of a control plane. {@link #quick} starts the packaged program from its
 * extracted layout with an AOT cache, made once for the packaged program, which cuts the start to a
 * third; {@link #packaged} is what a user runs. The cache is made on the cluster on which the tests
 * run: classes that only a real one needs are a fifth of what a control plane costs.
 */
final class ControlPlaneCommand {
  private static final Path FOLDER = Program.ROOT.resolve("acceptance-tests/target/control-plane");
  private static final Path CACHE = FOLDER.resolve("control-plane.aot");
  private static final Duration TIMEOUT = Duration.ofSeconds(120);

  private ControlPlaneCommand() {}

  private static final class Quick {
    private static final List<String> COMMAND = train();
  }

  static List<String> packaged() {
    return Program.javaCommand("-jar", Program.executable("app-web").toString());
  }

  /** The first call takes some seconds. */
  static List<String> quick() {
    return Quick.COMMAND;
  }

  /** The libraries of the extracted program; {@link #quick} has extracted it. */
  static Path libraries() {
    return FOLDER.resolve("lib");
  }

  private static List<String> train() {
    if (Files.exists(CACHE) && isNewer(CACHE, Program.executable("app-web"))) {
      return withCache(extracted());
    }
    Path jar = extract();
    ControlPlaneProcess plane =
        ControlPlaneProcess.launch(
            Program.javaCommand("-XX:AOTCacheOutput=" + CACHE, "-jar", jar.toString()), Map.of());
    plane.awaitUp();
    String id = plane.api().create(Names.unique("training"));
    plane.api().awaitPhase(id, "READY", TIMEOUT);
    plane.api().delete("/api/v1/stores/" + id);
    plane.api().awaitPhase(id, "DELETED", TIMEOUT);
    plane.program().terminate();
    // The JVM writes the cache when it ends, which takes a while on a busy machine.
    plane.program().exitCode(Duration.ofMinutes(3));
    assertThat(CACHE).as(plane.program().output()).exists();
    return withCache(jar);
  }

  private static List<String> withCache(Path jar) {
    return Program.javaCommand("-XX:AOTCache=" + CACHE, "-jar", jar.toString());
  }

  private static boolean isNewer(Path file, Path other) {
    try {
      return Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(other)) > 0;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Path extract() {
    List<String> command = new ArrayList<>(Program.javaCommand("-Djarmode=tools"));
    command.addAll(List.of("-jar", Program.executable("app-web").toString()));
    command.addAll(List.of("extract", "--force", "--destination", FOLDER.toString()));
    try (Program extraction = Program.start(command, Map.of())) {
      assertThat(extraction.exitCode(Duration.ofSeconds(60))).as(extraction.output()).isZero();
    }
    try {
      Files.deleteIfExists(CACHE);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return extracted();
  }

  private static Path extracted() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
