package io.urumi.adapter.helm;

import java.nio.file.Path;

/** Which chart is deployed: read anew each time, so that a repaired one is used at once. */
final class ChartSource {
  private final Path folder;

  private ChartSource(Path folder) {
    this.folder = folder;
  }

  static ChartSource of(HelmSettings settings) {
    Path given = settings.chart();
    return new ChartSource(
        given == null ? BundledChart.extract(settings.workFolder()) : given.toAbsolutePath());
  }

  Path folder() {
    return folder;
  }

  /**
   * @throws ChartInvalidException when it cannot be read
   */
  Chart chart() {
    return Chart.read(folder);
  }
}
