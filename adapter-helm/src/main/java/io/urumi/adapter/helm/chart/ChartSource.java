package io.urumi.adapter.helm.chart;

import io.urumi.adapter.helm.HelmSettings;
import io.urumi.adapter.helm.failure.ChartInvalidException;
import java.nio.file.Path;

/** Which chart is deployed: read anew each time, so that a repaired one is used at once. */
public final class ChartSource {
  private final Path folder;

  private ChartSource(Path folder) {
    this.folder = folder;
  }

  public static ChartSource of(HelmSettings settings) {
    Path given = settings.chart();
    return new ChartSource(
        given == null ? BundledChart.extract(settings.workDirectory()) : given.toAbsolutePath());
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
