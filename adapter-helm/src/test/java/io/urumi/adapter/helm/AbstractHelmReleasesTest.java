package io.urumi.adapter.helm;

import io.urumi.port.driven.ReleaseManager;
import io.urumi.port.driven.StoreBlueprint;
import io.urumi.testkit.contract.ReleaseManagerContract;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The contract on the real cluster; an implementation of Helm is all that differs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractHelmReleasesTest extends ReleaseManagerContract {
  private final List<HelmReleases> opened = new ArrayList<>();
  TestCluster cluster;
  HelmSettings settings;
  private HelmReleases releases;
  private HelmReleases broken;
  private HelmReleases withoutCluster;

  abstract HelmReleases open(HelmSettings settings);

  @BeforeAll
  void connect(@TempDir Path folder) {
    cluster = TestCluster.connect();
    settings =
        HelmSettings.of(cluster.kubeconfig())
            .withChart(FixtureChart.folder())
            .withTimeout(Duration.ofSeconds(30))
            .withWorkFolder(TestFolders.work());
    releases = track(open(settings));
    broken =
        track(
            open(
                settings.withChart(
                    FixtureChart.copyWith(
                        folder.resolve("broken"), "templates/workload.yaml", "{{ .Values.x"))));
    withoutCluster =
        track(
            open(
                new HelmSettings(
                    Kubeconfigs.toNobody(folder.resolve("nobody")),
                    null,
                    settings.chart(),
                    settings.options(),
                    Duration.ofSeconds(10),
                    2,
                    settings.workFolder())));
  }

  @AfterAll
  void disconnect() {
    opened.forEach(HelmReleases::close);
    if (cluster != null) {
      cluster.close();
    }
  }

  HelmReleases track(HelmReleases it) {
    opened.add(it);
    return it;
  }

  @Override
  protected StoreBlueprint newStore() {
    return cluster.newStore();
  }

  @Override
  protected ReleaseManager releases() {
    return releases;
  }

  @Override
  protected ReleaseManager releasesWithBrokenChart() {
    return broken;
  }

  @Override
  protected ReleaseManager releasesWithoutCluster() {
    return withoutCluster;
  }

  @Override
  protected void leaveHalfWay(StoreBlueprint blueprint, String operation) {
    cluster.leaveHalfWay(blueprint, operation);
  }
}
