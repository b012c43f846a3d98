package io.urumi.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.adapter.simulated.Delays;
import io.urumi.adapter.simulated.SimulatedCluster;
import io.urumi.adapter.simulated.SimulationSettings;
import io.urumi.domain.condition.ConditionReason;
import io.urumi.domain.condition.ConditionType;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.release.DeployedRelease;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreId;
import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.cluster.ReleaseManager;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A repair installs what a store was deployed with, when chart and images have changed since. */
class KeptReleaseTest {
  private static final Namespace ALPHA = new Subdomain("alpha").namespace();

  @TempDir private Path folder;
  private SimulatedCluster newer;
  private Platform platform;
  private StoreId id;
  private DeployedRelease before;

  @BeforeEach
  void deploy() {
    SimulationSettings settings =
        SimulationSettings.defaults()
            .withStateFolder(folder)
            .withDelays(Delays.realistic().times(0.05))
            .withCallTimeout(Duration.ofMillis(500));
    platform = new Platform(SimulatedCluster.open(settings));
    newer = SimulatedCluster.open(settings.withChartVersion("0.2.0").withImageTag("newer"));
    StoreEngine engine = platform.started("before");
    id = platform.create(engine, "alpha");
    platform.awaitPhase(id, Phase.READY);
    engine.close();
    before = deployed(platform.cluster.releases());
  }

  @AfterEach
  void close() {
    newer.close();
    platform.close();
  }

  @Test
  void what_a_store_is_deployed_with_is_recorded_when_it_becomes_ready() {
    assertThat(before.chartVersion()).isEqualTo("0.1.0");
    assertThat(before.databaseImage()).isEqualTo("simulated/store-db:dev");
    assertThat(platform.find(id).status().release()).isEqualTo(before);
  }

  @Test
  void a_repair_installs_the_chart_and_the_images_that_the_store_was_deployed_with() {
    start(platform);

    repair(() -> platform.cluster.tampering().deleteDatabase(ALPHA));

    assertThat(deployed(newer.releases())).isEqualTo(before);
    assertThat(revisions()).isEqualTo(2);
    assertThat(platform.find(id).status().conditions().get(ConditionType.RELEASE_DEPLOYED).reason())
        .isEqualTo(ConditionReason.RELEASE_OUTDATED);
    assertThat(replaced()).isZero();
  }

  @Test
  void without_its_record_a_store_keeps_its_images_and_the_other_chart_is_reported_once() {
    start(platform);

    repair(() -> platform.cluster.tampering().deleteRelease(ALPHA));
    repair(() -> platform.cluster.tampering().deleteWeb(ALPHA));

    DeployedRelease after = deployed(newer.releases());
    assertThat(after.chartVersion()).isEqualTo("0.2.0");
    assertThat(after.webImage()).isEqualTo(before.webImage());
    assertThat(after.databaseImage()).isEqualTo(before.databaseImage());
    assertThat(replaced()).isEqualTo(1);
  }

  @Test
  void a_store_that_an_earlier_version_deployed_keeps_its_release() {
    platform.forgetRelease(id);
    start(platform);
    platform.await(id, store -> store.status().release() != null);

    repair(() -> platform.cluster.tampering().deleteDatabase(ALPHA));

    assertThat(deployed(newer.releases())).isEqualTo(before);
  }

  @Test
  void an_adopted_store_keeps_its_release_although_something_is_missing() {
    platform.cluster.tampering().deleteGuardrail(ALPHA, "NetworkPolicy/store-default-deny");
    try (Platform other = new Platform(platform.cluster)) {
      adopt(start(other));

      Store adopted = other.awaitPhase(id, Phase.READY);

      assertThat(deployed(newer.releases())).isEqualTo(before);
      assertThat(revisions()).isEqualTo(1);
      assertThat(adopted.status().release()).isEqualTo(before.withoutDigest());
    }
  }

  @Test
  void an_adopted_store_that_cannot_be_read_at_first_keeps_its_release() {
    platform.cluster.tampering().deleteRoleBinding(ALPHA);
    try (Platform other = new Platform(platform.cluster)) {
      adopt(start(other));

      Store adopted = other.awaitPhase(id, Phase.READY);

      assertThat(deployed(newer.releases())).isEqualTo(before);
      assertThat(revisions()).isEqualTo(1);
      assertThat(adopted.status().release()).isEqualTo(before.withoutDigest());
    }
  }

  @Test
  void an_adopted_store_without_a_workload_keeps_its_images() {
    platform.cluster.tampering().deleteDatabase(ALPHA);
    try (Platform other = new Platform(platform.cluster)) {
      adopt(start(other));

      other.awaitPhase(id, Phase.READY);

      assertThat(deployed(newer.releases()).databaseImage()).isEqualTo(before.databaseImage());
    }
  }

  private void repair(Runnable damage) {
    damage.run();
    platform.awaitPhase(id, Phase.DEGRADED);
    platform.awaitPhase(id, Phase.READY);
  }

  /** An engine with a newer chart and newer images. */
  private StoreEngine start(Platform on) {
    StoreEngine engine = on.engine("after", Platform.slots(8, 5), newer.releases());
    engine.start();
    return engine;
  }

  private static void adopt(StoreEngine engine) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            engine.findOrphans().page(Platform.ANNA, null, 100).blockOptional().stream()
                .anyMatch(page -> !page.items().isEmpty()));
    engine.adoptOrphan().adopt(Platform.ANNA, ALPHA).block();
  }

  private int revisions() {
    return platform.cluster.tampering().revisions(ALPHA).size();
  }

  private long replaced() {
    return platform.events(id).stream().filter(StoreEvent.ChartReplaced.class::isInstance).count();
  }

  private static DeployedRelease deployed(ReleaseManager releases) {
    return Objects.requireNonNull(releases.deployedRelease(ALPHA).block());
  }
}
