package io.urumi.client.model;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The control plane, its cluster, database and queue. */
public record SystemInfo(
    @Nullable String version,
    @Nullable ClusterInfo cluster,
    @Nullable DatabaseInfo database,
    @Nullable String replica,
    @Nullable QueueInfo queue,
    Map<String, Long> stores,
    @Nullable Long orphans,
    @Nullable String hostSuffix,
    @Nullable IngressInfo ingress,
    @Nullable HelmInfo helm,
    @Nullable ChartInfo chart) {

  public SystemInfo {
    stores = stores == null ? Map.of() : new TreeMap<>(stores);
  }

  /** The cluster in use, and whether its API server is reachable. */
  public record ClusterInfo(
      String name,
      boolean simulated,
      @Nullable String server,
      boolean reachable,
      @Nullable String version,
      @Nullable String message) {}

  /** The ingress controller through which stores are reached; null for the simulated cluster. */
  public record IngressInfo(
      @Nullable String className, @Nullable String address, @Nullable String controllerNamespace) {}

  /** The database of the records. */
  public record DatabaseInfo(
      @Nullable String product, @Nullable String version, @Nullable String location) {}

  /** How many stores wait for the engine or are in work. */
  public record QueueInfo(long due, long inFlight, long waiting) {}

  /** The Helm implementation that installs releases. */
  public record HelmInfo(@Nullable String implementation, @Nullable String version) {}

  /** The chart that stores are installed from. */
  public record ChartInfo(@Nullable String name, @Nullable String version) {}
}
