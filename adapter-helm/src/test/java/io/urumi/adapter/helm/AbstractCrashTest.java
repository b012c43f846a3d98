package io.urumi.adapter.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.lifecycle.ReleaseFact;
import io.urumi.port.driven.cluster.ReleaseManager;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.testkit.cluster.OnCluster;
import io.urumi.testkit.cluster.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A process is killed during a Helm operation; the next one continues. */
@OnCluster
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractCrashTest {
  /** A hook that never ends, without a pod. */
  private static final String ENDLESS =
      """
      apiVersion: batch/v1
      kind: Job
      metadata:
        name: endless
        namespace: {{ .Release.Namespace }}
        annotations:
          helm.sh/hook: %s
      spec:
        suspend: true
        template:
          spec:
            restartPolicy: Never
            containers: [{name: none, image: none}]
      """;

  private StoreCluster cluster;

  /** {@code sdk}, or the program's path. */
  abstract String implementation();

  abstract HelmReleases open(HelmSettings settings);

  @BeforeAll
  void connect(TestCluster found) {
    cluster = StoreCluster.of(found);
  }

  @AfterAll
  void disconnect() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void a_killed_first_install_is_finished_by_the_next_process(@TempDir Path folder)
      throws Exception {
    StoreBlueprint store = cluster.newStore();
    Path slow =
        FixtureChart.copyWith(
            folder.resolve("chart"), "templates/endless.yaml", ENDLESS.formatted("post-install"));

    killDuringOperation(store, slow, folder);

    try (HelmReleases next = open(settings())) {
      assertThat(next.status(store).block())
          .isEqualTo(new ReleaseFact.Pending(1, "pending-install"));
      assertThat(next.deploy(store).block(Duration.ofSeconds(120))).isEqualTo(2);
      assertDeployed(next, store, 2);
      assertThat(cluster.revisions(store)).containsExactly("1 superseded", "2 deployed");
    }
  }

  @Test
  void a_killed_upgrade_is_finished_by_the_next_process(@TempDir Path folder) throws Exception {
    StoreBlueprint store = cluster.newStore();
    Path slow =
        FixtureChart.copyWith(
            folder.resolve("chart"), "templates/endless.yaml", ENDLESS.formatted("pre-upgrade"));
    try (HelmReleases first = open(settings())) {
      first.deploy(store).block(Duration.ofSeconds(120));
    }

    killDuringOperation(store, slow, folder);

    try (HelmReleases next = open(settings())) {
      assertThat(next.status(store).block())
          .isEqualTo(new ReleaseFact.Pending(2, "pending-upgrade"));
      assertThat(next.deploy(store).block(Duration.ofSeconds(120))).isEqualTo(3);
      assertDeployed(next, store, 3);
      assertThat(cluster.revisions(store))
          .containsExactly("1 superseded", "2 failed", "3 deployed");
    }
  }

  private void killDuringOperation(StoreBlueprint store, Path chart, Path folder) throws Exception {
    try (ChildJvm child =
        ChildJvm.start(
            folder.resolve("output"),
            implementation(),
            cluster.kubeconfig().toString(),
            chart.toString(),
            TestDirectories.work().toString(),
            store.id().toString(),
            store.subdomain().value(),
            folder.resolve("end").toString())) {
      child.awaitOutput("opened");
      child.await(
          "a hook that does not end",
          () ->
              cluster
                  .objects("batch", "v1", "jobs")
                  .get(store.namespace().value(), "endless")
                  .isSuccess());
      child.signal("KILL");
      child.awaitEnd(10);
    }
  }

  private HelmSettings settings() {
    return HelmSettings.of(cluster.kubeconfig())
        .withChart(FixtureChart.folder())
        .withTimeout(Duration.ofSeconds(60))
        .withWorkDirectory(TestDirectories.work());
  }

  private static void assertDeployed(ReleaseManager releases, StoreBlueprint store, int revision) {
    assertThat(releases.status(store).block())
        .isEqualTo(new ReleaseFact.Deployed(revision, "1.2.3", true));
  }
}
