package io.urumi.shell.client.model;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the control plane says of itself. */
public record SystemStatus(
    @Nullable String version,
    @Nullable ClusterStatus cluster,
    @Nullable Database database,
    @Nullable String replica,
    @Nullable Queue queue,
    Map<String, Long> stores,
    @Nullable Long orphans,
    @Nullable String hostSuffix,
    @Nullable Helm helm,
    @Nullable Chart chart) {

  public SystemStatus {
    stores = stores == null ? Map.of() : new TreeMap<>(stores);
  }

  /** The cluster in use, and whether it answers. */
  public record ClusterStatus(
      String name,
      boolean simulated,
      @Nullable String server,
      boolean reachable,
      @Nullable String version,
      @Nullable String message) {}

  /** Where records are kept. */
  public record Database(
      @Nullable String product, @Nullable String version, @Nullable String location) {}

  /** Stores waiting for the engine. */
  public record Queue(long due, long inFlight, long waiting) {}

  /** Which Helm does the releases. */
  public record Helm(@Nullable String implementation, @Nullable String version) {}

  /** The chart stores are made from. */
  public record Chart(@Nullable String name, @Nullable String version) {}
}
