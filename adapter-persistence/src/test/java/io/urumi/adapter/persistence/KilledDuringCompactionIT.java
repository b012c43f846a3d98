package io.urumi.adapter.persistence;

import static io.urumi.testkit.TestPrincipals.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.adapter.persistence.backend.CompactionSettings;
import io.urumi.domain.store.Store;
import io.urumi.testkit.StoreFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that saves stores, and may compact its database again and again, is killed. */
class KilledDuringCompactionIT {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final int KILLS = Integer.getInteger("urumi.compaction.kills", 8);
  private static final String SAVED = "saved ";
  private static final String COMPACTED = "was compacted";

  @TempDir Path folder;

  @Test
  void everyCommitThatWasReportedIsPresent() throws Exception {
    int compactions = killAndCheck(KILLS, true);
    assertThat(compactions).as("compactions").isGreaterThan(KILLS);
  }

  /** A compaction writes what H2 would otherwise write later. */
  @Test
  void everyCommitThatWasReportedIsPresentWithoutCompactions() throws Exception {
    int compactions = killAndCheck(2, false);
    assertThat(compactions).as("compactions").isZero();
  }

  private int killAndCheck(int kills, boolean compacting) throws Exception {
    Random random = new Random(1);
    List<String> saved = new ArrayList<>();
    int compactions = 0;
    for (int kill = 0; kill < kills; kill++) {
      Duration after = Duration.ofMillis(200 + random.nextInt(1500));
      compactions += saveUntilKilled(kill, compacting, after, saved);
      try (Persistence persistence = Persistence.open(PersistenceSettings.embedded(folder))) {
        assertThat(persistence.ports().audit().verify().block())
            .hasFieldOrPropertyWithValue("intact", true);
        // A commit whose report was lost with the process may be there in addition.
        assertThat(
                persistence
                    .ports()
                    .events()
                    .after(EVERYTHING, 0, 100_000, null)
                    .collectList()
                    .block())
            .extracting(event -> event.event().subdomain().value())
            .containsAll(saved);
      }
    }
    System.out.printf(
        "%d kills, %d stores saved, %d compactions%n", kills, saved.size(), compactions);
    return compactions;
  }

  /** Adds the stores that the process has reported. Returns the number of its compactions. */
  private int saveUntilKilled(int round, boolean compacting, Duration after, List<String> saved)
      throws IOException, InterruptedException {
    // A file, because the output that a killed process has already written could not be read.
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                // Compactions are counted by what is logged.
                "-Dlog.level=INFO",
                "-cp",
                System.getProperty("java.class.path"),
                KilledDuringCompactionIT.class.getName(),
                folder.toString(),
                "round-" + round,
                String.valueOf(compacting))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    while (process.isAlive() && !Files.readString(output).contains(SAVED)) {
      Thread.sleep(10);
    }
    Thread.sleep(after);
    process.destroyForcibly().onExit().join();
    String text = Files.readString(output);
    // Without the last line, which may be incomplete.
    List<String> lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    lines.stream()
        .filter(line -> line.startsWith(SAVED))
        .forEach(line -> saved.add(line.substring(SAVED.length())));
    return (int) lines.stream().filter(line -> line.contains(COMPACTED)).count();
  }

  /** The process: saves one store after the other, and reports each. */
  public static void main(String... arguments) {
    PersistenceSettings settings = PersistenceSettings.embedded(Path.of(arguments[0]));
    Persistence persistence =
        Persistence.open(
            Boolean.parseBoolean(arguments[2])
                ? settings.withCompaction(new CompactionSettings(1, 1, Duration.ofMillis(10)))
                : settings);
    for (int number = 0; ; number++) {
      Store store = StoreFixtures.requested(arguments[1] + "-" + number, NOW);
      ChildReplica.save(persistence, store);
      System.out.println(SAVED + store.subdomain().value());
    }
  }
}
