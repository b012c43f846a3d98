package io.urumi.adapter.helm;

import io.soabase.recordbuilder.core.RecordBuilder;
import io.urumi.kubernetes.connection.KubernetesConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Settings of Helm and of the chart.
 *
 * @param connection the cluster and the credentials for it
 * @param chart directory of the chart, read at each operation so that a corrected chart is used at
 *     once; null for the chart in this module
 * @param options the same for every store
 * @param timeout of one call, at least one second; finding out whether the cluster is the cause
 *     takes up to three more
 * @param concurrency how many releases are changed at the same time, at least one
 * @param workDirectory for the native library, the extracted chart and temporary files; it is kept
 *     across restarts, and processes of one user on one machine can share it
 * @param libraryDirectory where the native library is, or is unpacked to; null for a directory in
 *     the work directory. This account need not be able to write to one that has the library.
 */
@RecordBuilder
public record HelmSettings(
    KubernetesConnection connection,
    @Nullable Path chart,
    ChartOptions options,
    Duration timeout,
    int concurrency,
    Path workDirectory,
    @Nullable Path libraryDirectory)
    implements HelmSettingsBuilder.With {
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);
  private static final int DEFAULT_CONCURRENCY = 4;

  public HelmSettings {
    Objects.requireNonNull(connection, "connection");
    Objects.requireNonNull(options, "options");
    Objects.requireNonNull(timeout, "timeout");
    Objects.requireNonNull(workDirectory, "workDirectory");
    if (timeout.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("timeout must be at least one second: " + timeout);
    }
    if (concurrency < 1) {
      throw new IllegalArgumentException("concurrency must be at least one: " + concurrency);
    }
  }

  /** The kubeconfig's current context, the chart in this module, 60 s, four at the same time. */
  public static HelmSettings of(Path kubeconfig) {
    return of(KubernetesConnection.open(kubeconfig));
  }

  /** This cluster, the chart in this module, 60 s, four at the same time. */
  public static HelmSettings of(KubernetesConnection connection) {
    return new HelmSettings(
        connection,
        null,
        ChartOptions.defaults(),
        DEFAULT_TIMEOUT,
        DEFAULT_CONCURRENCY,
        defaultWorkDirectory(),
        null);
  }

  /** {@code urumi/helm} in the user's cache directory. */
  public static Path defaultWorkDirectory() {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path base =
        cache == null || cache.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(cache);
    return base.resolve("urumi").resolve("helm");
  }
}
