package io.urumi.crash.bed;

import io.urumi.crash.victim.Victim;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * Replicas are started by the hundred: all of them from one cache of classes that a first one left
 * behind, which halves what a start costs. The cache needs a class path of jars only.
 */
final class QuickStart {
  private static final Path FOLDER = Path.of("target", "quick-start").toAbsolutePath();
  private static final Path CACHE = FOLDER.resolve("replica.aot");

  private final List<String> jars;

  private QuickStart(List<String> jars) {
    this.jars = jars;
  }

  private static final class Holder {
    private static final QuickStart MADE = make();
  }

  /** The one of this run; the first call takes some seconds. */
  static QuickStart get() {
    return Holder.MADE;
  }

  private static QuickStart make() {
    try {
      Files.createDirectories(FOLDER);
      Files.deleteIfExists(CACHE);
      QuickStart quickStart = new QuickStart(jars());
      try (Bed bed = Bed.make(Files.createTempDirectory(FOLDER, "training-"))) {
        Replica first =
            bed.launch(quickStart.command("-XX:AOTCacheOutput=" + CACHE), List.of()).awaitReady();
        Customers customers = new Customers();
        Wish wish = customers.create(first);
        customers.awaitAsAsked(List.of(wish), first);
        first.terminate();
        first.awaitEnd();
      }
      return quickStart;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (Unanswered unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  /** How to start a replica. */
  List<String> command() {
    return command("-XX:AOTCache=" + CACHE);
  }

  private List<String> command(String cache) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xmx192m",
        "--enable-native-access=ALL-UNNAMED",
        cache,
        "-cp",
        String.join(File.pathSeparator, jars),
        Victim.class.getName());
  }

  private static List<String> jars() throws IOException {
    List<String> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry);
      if (Files.isRegularFile(path)) {
        jars.add(entry);
      } else if (Files.isDirectory(path)) {
        jars.add(pack(path, FOLDER.resolve(jars.size() + ".jar")).toString());
      }
    }
    return jars;
  }

  private static Path pack(Path folder, Path jar) throws IOException {
    try (Stream<Path> files = Files.walk(folder);
        OutputStream file = Files.newOutputStream(jar);
        JarOutputStream packed = new JarOutputStream(file)) {
      for (Path each : files.filter(Files::isRegularFile).sorted().toList()) {
        packed.putNextEntry(
            new JarEntry(folder.relativize(each).toString().replace(File.separatorChar, '/')));
        Files.copy(each, packed);
        packed.closeEntry();
      }
    }
    return jar;
  }
}
