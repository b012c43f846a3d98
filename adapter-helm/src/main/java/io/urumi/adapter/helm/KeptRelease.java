package io.urumi.adapter.helm;

import io.urumi.adapter.helm.chart.CanonicalJson;
import io.urumi.adapter.helm.chart.Chart;
import io.urumi.adapter.helm.chart.ChartSource;
import io.urumi.adapter.helm.chart.ChartValues;
import io.urumi.adapter.helm.chart.ImageValues;
import io.urumi.adapter.helm.chart.RecordedRelease;
import io.urumi.adapter.helm.chart.ReleaseDigest;
import io.urumi.adapter.helm.client.HelmClient.ReleaseSpec;
import io.urumi.adapter.helm.record.ReleaseRecords;
import io.urumi.domain.release.DeployedRelease;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a store was deployed with, to be installed again. The release's own record has all of it:
 * the chart, which the control plane may not have any more, and the values.
 *
 * <p>Anybody who may write Secrets in the namespace can write such a record, and a chart is
 * installed with the control plane's permissions. It is taken from there only while its digest is
 * the one that the platform knows. Otherwise the configured chart is installed, which can be
 * replaced later, with the images that the store had: a newer database image would convert the data
 * of the shop, which cannot be taken back. See ADR 27.
 */
final class KeptRelease {
  private final ReleaseRecords records;
  private final ChartSource charts;
  private final ChartValues values;

  KeptRelease(ReleaseRecords records, ChartSource charts, ChartValues values) {
    this.records = records;
    this.charts = charts;
    this.values = values;
  }

  /** What the newest revision that was deployed says. */
  Optional<DeployedRelease> deployed(String namespace) {
    return recorded(namespace).map(RecordedRelease::deployed);
  }

  /**
   * @param directory for the chart, when it comes out of the record
   */
  ReleaseSpec spec(StoreBlueprint blueprint, DeployedRelease kept, Path directory) {
    String namespace = blueprint.namespace().value();
    Optional<RecordedRelease> found = recorded(namespace);
    if (found.isPresent()
        && found.get().isComplete()
        && found.get().digest().equals(kept.digest())) {
      return new ReleaseSpec(
          namespace,
          found.get().writeChart(directory),
          found.get().values(),
          found.get().description());
    }
    Chart chart = charts.chart();
    Map<String, Object> chartValues =
        values.release(
            blueprint,
            found.map(it -> it.image("web")).orElseGet(() -> ImageValues.parse(kept.webImage())),
            found
                .map(it -> it.image("database"))
                .orElseGet(() -> ImageValues.parse(kept.databaseImage())));
    return new ReleaseSpec(
        namespace,
        chart.directory(),
        CanonicalJson.of(chartValues),
        ReleaseDigest.describe(ReleaseDigest.of(chart, chartValues)));
  }

  private Optional<RecordedRelease> recorded(String namespace) {
    return records.lastDeployed(namespace).map(RecordedRelease::new);
  }
}
