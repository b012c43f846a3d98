package io.urumi.crash.testbed;

import io.urumi.crash.killable.KillableControlPlane;
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
 * The command line of a replica. Hundreds are started, all with one AOT cache that a first replica
 * writes, which halves the cost of a start. The cache requires a class path of jars only.
 */
final class ReplicaCommand {
  private static final Path FOLDER = Path.of("target", "quick-start").toAbsolutePath();
  private static final Path CACHE = FOLDER.resolve("replica.aot");

  private final List<String> jars;

  private ReplicaCommand(List<String> jars) {
    this.jars = jars;
  }

  private static final class Holder {
    private static final ReplicaCommand INSTANCE = train();
  }

  /** The command that the tests of this process share; the first call takes some seconds. */
  static ReplicaCommand get() {
    return Holder.INSTANCE;
  }

  private static ReplicaCommand train() {
    try {
      Files.createDirectories(FOLDER);
      Files.deleteIfExists(CACHE);
      ReplicaCommand quickStart = new ReplicaCommand(jars());
      try (Testbed testbed = Testbed.start(Files.createTempDirectory(FOLDER, "training-"))) {
        Replica first =
            testbed
                .launch(quickStart.command("-XX:AOTCacheOutput=" + CACHE), List.of())
                .awaitReady();
        StoreRequester requester = new StoreRequester();
        RequestedStore store = requester.create(first);
        requester.awaitRequestedState(List.of(store), first);
        first.terminate();
        first.awaitEnd();
      }
      return quickStart;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (NoResponseException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  /** The command without the application's arguments. */
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
        KillableControlPlane.class.getName());
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
