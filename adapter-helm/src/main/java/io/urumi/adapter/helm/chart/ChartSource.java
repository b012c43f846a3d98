package io.urumi.adapter.helm.chart;

import io.urumi.adapter.helm.failure.ChartInvalidException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The chart as it is at each request, so that a corrected chart is used at once. Its files are read
 * again only when one of them has changed: each observation of a store compares the chart's digest.
 */
public final class ChartSource {
  /** A file that was changed a moment ago may change again without a different time. */
  private static final Duration SETTLED = Duration.ofSeconds(2);

  private final Path directory;
  private volatile @Nullable Known known;

  private ChartSource(Path directory) {
    this.directory = directory;
  }

  /**
   * What identifies the content of a file without reading it. Programs that unpack archives set the
   * time of the modification; the time of the change cannot be set.
   */
  private record Stamp(long size, FileTime modified, Object changed) {}

  private record Known(Map<Path, Stamp> stamps, Chart chart) {}

  /**
   * @param chart directory of the chart; null for the one in this module
   */
  public static ChartSource of(@Nullable Path chart, Path workDirectory) {
    return new ChartSource(
        chart == null ? BundledChart.extract(workDirectory) : chart.toAbsolutePath());
  }

  public Path directory() {
    return directory;
  }

  /**
   * @throws ChartInvalidException when it cannot be read
   */
  public Chart chart() {
    Optional<Map<Path, Stamp>> now = stamps();
    Known last = known;
    if (last != null && now.isPresent() && now.get().equals(last.stamps())) {
      return last.chart();
    }
    FileTime latest = FileTime.from(Instant.now().minus(SETTLED));
    Chart chart = Chart.read(directory);
    known =
        now.filter(stamps ->
                stamps.values().stream().allMatch(it -> it.modified().compareTo(latest) < 0))
            .map(stamps -> new Known(stamps, chart))
            .orElse(null);
    return chart;
  }

  /**
   * Empty when the directory cannot be read, which reading the chart reports, or when its file
   * system has no such times.
   */
  private Optional<Map<Path, Stamp>> stamps() {
    // The directory may be a link, which is moved to a new version.
    try (Stream<Path> paths = Files.walk(directory.toRealPath())) {
      Map<Path, Stamp> stamps = new TreeMap<>();
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
        stamps.put(
            path,
            new Stamp(
                file.size(), file.lastModifiedTime(), Files.getAttribute(path, "unix:ctime")));
      }
      return stamps.isEmpty() ? Optional.empty() : Optional.of(stamps);
    } catch (IOException | UncheckedIOException | UnsupportedOperationException unreadable) {
      return Optional.empty();
    }
  }
}
