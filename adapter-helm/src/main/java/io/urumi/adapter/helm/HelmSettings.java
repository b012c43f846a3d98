package io.urumi.adapter.helm;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How releases are made.
 *
 * @param kubeconfig names the cluster; the only source, environment and home folder are not asked
 * @param context the context in it, or null for its current one
 * @param chart folder of the chart, or null for the one that came with this module; read anew for
 *     each operation, so that a repaired chart is used at once
 * @param options what is the same for every store
 * @param timeout after which any one call is given up, at least one second; finding out whether the
 *     cluster is to blame takes up to three more
 * @param concurrency how many releases are changed at once, at least one
 * @param workDirectory a folder of our own for the native library, the extracted chart and
 *     short-lived files; it survives restarts, and processes of one user on one machine may share
 *     it
 */
public record HelmSettings(
    Path kubeconfig,
    @Nullable String context,
    @Nullable Path chart,
    ChartOptions options,
    Duration timeout,
    int concurrency,
    Path workDirectory) {
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);
  private static final int DEFAULT_CONCURRENCY = 4;

  public HelmSettings {
    Objects.requireNonNull(kubeconfig, "kubeconfig");
    Objects.requireNonNull(options, "options");
    Objects.requireNonNull(timeout, "timeout");
    Objects.requireNonNull(workDirectory, "workFolder");
    if (timeout.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("timeout is at least one second: " + timeout);
    }
    if (concurrency < 1) {
      throw new IllegalArgumentException("concurrency is at least one: " + concurrency);
    }
  }

  /** With {@link #defaultWorkDirectory()}. */
  public HelmSettings(
      Path kubeconfig,
      @Nullable String context,
      @Nullable Path chart,
      ChartOptions options,
      Duration timeout,
      int concurrency) {
    this(kubeconfig, context, chart, options, timeout, concurrency, defaultWorkDirectory());
  }

  /** The current context of a kubeconfig, the bundled chart, 60 s, four at once. */
  public static HelmSettings of(Path kubeconfig) {
    return new HelmSettings(
        kubeconfig, null, null, ChartOptions.defaults(), DEFAULT_TIMEOUT, DEFAULT_CONCURRENCY);
  }

  /** {@code urumi/helm} in the user's cache folder. */
  public static Path defaultWorkDirectory() {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path base =
        cache == null || cache.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache);
    return base.resolve("urumi").resolve("helm");
  }

  public HelmSettings withChart(@Nullable Path other) {
    return new HelmSettings(
        kubeconfig, context, other, options, timeout, concurrency, workDirectory);
  }

  public HelmSettings withOptions(ChartOptions other) {
    return new HelmSettings(kubeconfig, context, chart, other, timeout, concurrency, workDirectory);
  }

  public HelmSettings withTimeout(Duration other) {
    return new HelmSettings(kubeconfig, context, chart, options, other, concurrency, workDirectory);
  }

  public HelmSettings withWorkDirectory(Path other) {
    return new HelmSettings(kubeconfig, context, chart, options, timeout, concurrency, other);
  }
}
