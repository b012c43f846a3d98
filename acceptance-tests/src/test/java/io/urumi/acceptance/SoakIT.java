package io.urumi.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Stores are created and deleted at full speed while the resources of the control plane do not
 * grow. {@code -Durumi.soak.minutes=30} runs the long form.
 */
@Tag("exclusive")
class SoakIT {
  private static final double MINUTES =
      Double.parseDouble(System.getProperty("urumi.soak.minutes", "1"));
  private static final int WORKERS = 6;
  private static final int SAMPLES = 24;

  /** The first samples are not checked: caches fill, code is compiled. */
  private static final int WARM_UP = 8;

  private static final String MEGABYTES = "heap after collection, MB";
  private static final String RESIDENT = "resident memory, MB";
  private static final String DIRECTORY = "data directory, MB";

  /** What is measured: its name, the allowed growth, and the same as a share. */
  private record Measure(String name, double tolerance, double share) {}

  private static final Map<String, Measure> MEASURES = new LinkedHashMap<>();

  private static void measure(String name, double tolerance, double share) {
    MEASURES.put(name, new Measure(name, tolerance, share));
  }

  static {
    measure(MEGABYTES, 6, 0.08);
    measure(RESIDENT, 40, 0.1);
    measure(DIRECTORY, 1, 0.05);
    measure("threads", 6, 0.05);
    measure("file handles", 8, 0.05);
    measure("connections to the database", 2, 0);
    measure("stores not deleted", WORKERS, 0);
    measure("leases held", WORKERS, 0);
    measure("steps open", WORKERS, 0);
    measure("namespaces in the cluster", WORKERS, 0);
    measure("events of each deleted store", 5, 0.05);
    measure("steps of each deleted store", 2, 0.05);
    measure("audit entries of each deleted store", 0.5, 0.05);
  }

  private final Map<String, List<Double>> samples = new HashMap<>();

  @Test
  void resources_do_not_grow_while_stores_are_created_and_deleted() throws IOException {
    Map<String, String> settings = new HashMap<>();
    settings.put("KUBECONFIG", "");
    settings.put("URUMI_SIMULATION_DELAYFACTOR", "0.1");
    PostgresServer server = PostgresServer.shared();
    String database = server.create();
    settings.putAll(server.settings(database));
    try (ControlPlaneProcess plane = ControlPlaneProcess.start(settings)) {
      int storesDeleted = soak(plane, server, database);
      assertThat(storesDeleted).as("stores created and deleted").isGreaterThan(SAMPLES);
    }

    StringBuilder table = new StringBuilder("| | first | median | last | growth | allowed |\n");
    List<String> violations = new ArrayList<>();
    for (Measure measure : MEASURES.values()) {
      List<Double> all = Objects.requireNonNull(samples.get(measure.name()));
      NoGrowthCheck series =
          new NoGrowthCheck(
              measure.name(),
              measure.tolerance(),
              measure.share(),
              all.subList(WARM_UP, all.size()));
      table.append(series.row()).append('\n');
      Optional<String> violation = series.violation();
      violation.ifPresent(violations::add);
    }
    System.out.println(table);
    Files.writeString(Program.ROOT.resolve("acceptance-tests/target/soak.md"), table);
    assertThat(violations).isEmpty();
  }

  private int soak(ControlPlaneProcess plane, PostgresServer server, String database)
      throws IOException {
    long every = Duration.ofMillis((long) (MINUTES * 60_000 / SAMPLES)).toNanos();
    try (LoadGenerator load = LoadGenerator.start(plane, WORKERS)) {
      long next = System.nanoTime();
      for (int i = 0; i < SAMPLES; i++) {
        next += every;
        sleepUntil(next);
        sample(plane, server, database);
      }
      load.end();
      System.out.printf(
          "%d stores were created and deleted, %d event streams opened and closed in %.1f minutes%n",
          load.storesDeleted(), load.streamsClosed(), MINUTES);
      return load.storesDeleted();
    }
  }

  private void sample(ControlPlaneProcess plane, PostgresServer server, String database)
      throws IOException {
    ProcessMetrics metrics = ProcessMetrics.of(plane);
    add(MEGABYTES, metrics.heapBytes() / 1_000_000);
    add(RESIDENT, metrics.residentBytes() / 1_000_000);
    add(DIRECTORY, DataDirectorySize.withoutDatabase(plane) / 1_000_000);
    add("threads", metrics.threads());
    add("file handles", metrics.fileHandles());
    add(
        "connections to the database",
        server.number(
            "postgres",
            "select count(*) from pg_stat_activity where application_name = 'urumi' and datname = '"
                + database
                + "'"));
    add(
        "stores not deleted",
        server.number(database, "select count(*) from store where not deleted"));
    add(
        "leases held",
        server.number(database, "select count(*) from store where lease_holder is not null"));
    add(
        "steps open",
        server.number(database, "select count(*) from store_step where outcome = 'RUNNING'"));
    add("namespaces in the cluster", namespaces(plane));
    for (Map.Entry<String, String> history :
        Map.of(
                "events", "store_event history on history.store_id = store.id",
                "steps", "store_step history on history.store_id = store.id",
                "audit entries", "audit_entry history on history.subject = 'store/' || store.id")
            .entrySet()) {
      add(
          history.getKey() + " of each deleted store",
          server.number(
              database,
              "select count(*) * 1.0 / greatest(1, count(distinct store.id))"
                  + " from store join "
                  + history.getValue()
                  + " where store.deleted"));
    }
  }

  private static double namespaces(ControlPlaneProcess plane) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(plane.home(), "simulated-cluster"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).count();
    }
  }

  private void add(String name, double value) {
    samples.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
  }

  private static void sleepUntil(long nanos) {
    try {
      Thread.sleep(Duration.ofNanos(Math.max(0, nanos - System.nanoTime())));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }
}
