package io.urumi.adapter.helm.chart;

import io.urumi.adapter.helm.failure.ChartInvalidException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the chart at each request, so that a corrected chart is used at once. */
public final class ChartSource {
  private final Path folder;

  private ChartSource(Path folder) {
    this.folder = folder;
  }

  /**
   * @param chart directory of the chart; null for the one in this module
   */
  public static ChartSource of(@Nullable Path chart, Path workDirectory) {
    return new ChartSource(
        chart == null ? BundledChart.extract(workDirectory) : chart.toAbsolutePath());
  }

  public Path folder() {
    return folder;
  }

  /**
   * @throws ChartInvalidException when it cannot be read
   */
  public Chart chart() {
    return Chart.read(folder);
  }
}
