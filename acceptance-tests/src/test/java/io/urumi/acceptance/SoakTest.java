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
import org.junit.jupiter.api.Test;

/**
 * Stores come and go at full speed, and what the control plane holds stays as it is. {@code
 * -Durumi.soak.minutes=30} makes the long form.
 */
class SoakTest {
  private static final double MINUTES =
      Double.parseDouble(System.getProperty("urumi.soak.minutes", "1"));
  private static final int WORKERS = 6;
  private static final int SAMPLES = 24;

  /** So many at the beginning are not judged: caches fill, code is compiled. */
  private static final int WARM_UP = 8;

  private static final String MEGABYTES = "heap after collection, MB";

  /** What is measured: its name, the growth that is none, and the same as a share. */
  private record Measure(String name, double slack, double share) {}

  private static final Map<String, Measure> MEASURES = new LinkedHashMap<>();

  private static void measure(String name, double slack, double share) {
    MEASURES.put(name, new Measure(name, slack, share));
  }

  static {
    measure(MEGABYTES, 6, 0.08);
    measure("threads", 6, 0.05);
    measure("file handles", 8, 0.05);
    measure("connections to the database", 2, 0);
    measure("stores not deleted", WORKERS, 0);
    measure("leases held", WORKERS, 0);
    measure("steps open", WORKERS, 0);
    measure("namespaces in the cluster", WORKERS, 0);
    measure("events kept for each deleted store", 5, 0.05);
    measure("steps kept for each deleted store", 2, 0.05);
    measure("audit entries kept for each deleted store", 0.5, 0.05);
  }

  private final Map<String, List<Double>> samples = new HashMap<>();

  @Test
  void what_the_control_plane_holds_stays_flat_while_stores_come_and_go() throws IOException {
    Map<String, String> settings = new HashMap<>();
    settings.put("KUBECONFIG", "");
    settings.put("URUMI_SIMULATION_SLOWNESS", "0.1");
    try (Databases databases = Databases.start()) {
      String database = databases.create();
      settings.putAll(databases.settings(database));
      try (ControlPlane plane = ControlPlane.start(settings)) {
        int lives = soak(plane, databases, database);
        assertThat(lives).as("stores that came and went").isGreaterThan(SAMPLES);
      }
    }

    StringBuilder table = new StringBuilder("| | first | median | last | growth | allowed |\n");
    List<String> complaints = new ArrayList<>();
    for (Measure measure : MEASURES.values()) {
      List<Double> all = Objects.requireNonNull(samples.get(measure.name()));
      FlatSeries series =
          new FlatSeries(
              measure.name(), measure.slack(), measure.share(), all.subList(WARM_UP, all.size()));
      table.append(series.row()).append('\n');
      Optional<String> complaint = series.complaint();
      complaint.ifPresent(complaints::add);
    }
    System.out.println(table);
    Files.writeString(Program.ROOT.resolve("acceptance-tests/target/soak.md"), table);
    assertThat(complaints).isEmpty();
  }

  private int soak(ControlPlane plane, Databases databases, String database) throws IOException {
    long every = Duration.ofMillis((long) (MINUTES * 60_000 / SAMPLES)).toNanos();
    try (Churn churn = Churn.begin(plane, WORKERS)) {
      long next = System.nanoTime();
      for (int i = 0; i < SAMPLES; i++) {
        next += every;
        sleepUntil(next);
        sample(plane, databases, database);
      }
      churn.end();
      System.out.printf(
          "%d stores came and went, %d event streams were opened and closed in %.1f minutes%n",
          churn.lives(), churn.streams(), MINUTES);
      return churn.lives();
    }
  }

  private void sample(ControlPlane plane, Databases databases, String database) throws IOException {
    Vitals vitals = Vitals.of(plane);
    add(MEGABYTES, vitals.heapBytes() / 1_000_000);
    add("threads", vitals.threads());
    add("file handles", vitals.fileHandles());
    add(
        "connections to the database",
        databases.number(
            "postgres",
            "select count(*) from pg_stat_activity where application_name = 'urumi' and datname = '"
                + database
                + "'"));
    add(
        "stores not deleted",
        databases.number(database, "select count(*) from store where not deleted"));
    add(
        "leases held",
        databases.number(database, "select count(*) from store where lease_holder is not null"));
    add(
        "steps open",
        databases.number(database, "select count(*) from store_step where outcome = 'RUNNING'"));
    add("namespaces in the cluster", namespaces(plane));
    for (Map.Entry<String, String> history :
        Map.of(
                "events", "store_event kept on kept.store_id = store.id",
                "steps", "store_step kept on kept.store_id = store.id",
                "audit entries", "audit_entry kept on kept.subject = 'store/' || store.id")
            .entrySet()) {
      add(
          history.getKey() + " kept for each deleted store",
          databases.number(
              database,
              "select count(*) * 1.0 / greatest(1, count(distinct store.id))"
                  + " from store join "
                  + history.getValue()
                  + " where store.deleted"));
    }
  }

  private static double namespaces(ControlPlane plane) throws IOException {
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
