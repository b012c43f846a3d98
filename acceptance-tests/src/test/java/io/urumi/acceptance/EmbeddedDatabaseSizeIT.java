package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The file of the embedded database while stores are created and deleted at full speed. {@code
 * -Durumi.soak.minutes=30} runs the long form.
 */
@Tag("exclusive")
class EmbeddedDatabaseSizeIT {
  private static final Duration DURATION =
      Duration.ofMillis(
          (long) (Double.parseDouble(System.getProperty("urumi.soak.minutes", "0.4")) * 60_000));
  private static final Duration TIMEOUT = Duration.ofMinutes(1);
  private static final int WORKERS = 6;
  private static final double MB = 1 << 20;

  /** What the file may have in any case: each commit adds some 30 KB. */
  private static final double SMALL_FILE = 16 * MB;

  /** Simulated namespaces, the token, the lock. */
  private static final double OTHER_FILES = MB;

  private static final double RESIDENT = 800 * MB;

  @TempDir private Path folder;

  @Test
  void file_directory_and_memory_stay_small_during_full_churn_and_the_file_after_a_stop()
      throws IOException {
    double largest = 0;
    double others = 0;
    double resident = 0;
    int stores;
    Path file;
    Map<String, String> settings = Map.of("KUBECONFIG", "", "URUMI_SIMULATION_DELAYFACTOR", "0.1");
    try (ControlPlaneProcess plane = ControlPlaneProcess.start(settings)) {
      file = DataDirectorySize.database(plane);
      try (LoadGenerator load = LoadGenerator.start(plane, WORKERS)) {
        long end = System.nanoTime() + DURATION.toNanos();
        while (System.nanoTime() < end) {
          Thread.sleep(100);
          largest = Math.max(largest, DataDirectorySize.size(file));
          others = Math.max(others, DataDirectorySize.withoutDatabase(plane));
          resident = Math.max(resident, ProcessMetrics.residentBytes(plane.program().pid()));
        }
        load.end();
        stores = load.storesDeleted();
      }
      plane.program().terminate();
      plane.program().exitCode(TIMEOUT);

      double stopped = Files.size(file);
      double live = live(file);
      System.out.printf(
          "%d stores; the database has %.1f MB of data, its file had at most %.1f MB, %.1f MB after"
              + " the stop; other files %.2f MB, resident memory %.0f MB%n",
          stores, live / MB, largest / MB, stopped / MB, others / MB, resident / MB);
      assertThat(largest)
          .as("file during full churn")
          .isLessThanOrEqualTo(Math.max(SMALL_FILE, 3 * live));
      assertThat(stopped).as("file after a stop").isLessThanOrEqualTo(1.5 * live);
      assertThat(others).as("data directory without the database").isLessThan(OTHER_FILES);
      assertThat(resident).as("resident memory").isLessThan(RESIDENT);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  /** The size of a new database with the same content. */
  private double live(Path file) throws IOException {
    String original = "jdbc:h2:" + file.toString().replace(".mv.db", "");
    Path script = folder.resolve("content.sql");
    h2("Script", "-url", original, "-user", "sa", "-script", script.toString());
    h2(
        "RunScript",
        "-url",
        "jdbc:h2:" + folder.resolve("copy") + ";DEFRAG_ALWAYS=TRUE",
        "-user",
        "sa",
        "-script",
        script.toString());
    return Files.size(folder.resolve("copy.mv.db"));
  }

  /** Runs one of H2's tools from the libraries of the control plane. */
  private static void h2(String tool, String... arguments) throws IOException {
    try (Stream<Path> libraries = Files.list(ControlPlaneCommand.libraries());
        Program run =
            Program.start(
                Stream.of(
                        Program.javaCommand(
                            "-cp",
                            libraries
                                .filter(library -> library.toString().contains("/h2-"))
                                .findFirst()
                                .orElseThrow()
                                .toString(),
                            "org.h2.tools." + tool),
                        List.of(arguments))
                    .flatMap(List::stream)
                    .toList(),
                Map.of())) {
      assertThat(run.exitCode(TIMEOUT)).as(run.output()).isZero();
    }
  }
}
