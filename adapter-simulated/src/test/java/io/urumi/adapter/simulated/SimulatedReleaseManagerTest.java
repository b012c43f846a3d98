package io.urumi.adapter.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.lifecycle.ReleaseFact;
import io.urumi.port.driven.cluster.ReleaseManager;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.testkit.StoreFixtures;
import io.urumi.testkit.contract.cluster.ReleaseManagerContract;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

class SimulatedReleaseManagerTest extends ReleaseManagerContract {
  private final List<SimulatedCluster> opened = new ArrayList<>();
  @TempDir private Path folder;
  private SimulatedCluster cluster;

  /** Before the contract's own preparation. */
  @BeforeEach
  @Override
  public void prepare() {
    cluster = open(settings());
    super.prepare();
  }

  /** A cluster with the state of the other ones. */
  private SimulatedCluster open(SimulationSettings settings) {
    SimulatedCluster next = SimulatedCluster.open(settings);
    opened.add(next);
    return next;
  }

  private SimulationSettings settings() {
    return SimulationSettings.defaults()
        .withStateFolder(folder)
        .withDelays(Delays.realistic().times(0.01));
  }

  @Test
  void a_release_with_the_images_of_earlier_settings_is_not_current() {
    StoreBlueprint store = withNamespace("beta");
    releases().deploy(store).block();

    ReleaseFact seen = open(settings().withImageTag("newer")).releases().status(store).block();

    assertThat(seen)
        .isInstanceOfSatisfying(
            ReleaseFact.Deployed.class,
            deployed -> {
              assertThat(deployed.current()).isFalse();
              assertThat(deployed.differences()).singleElement().asString().contains("image tag");
            });
  }

  @Test
  void an_operation_on_an_installed_release_is_an_upgrade() {
    StoreBlueprint store = withNamespace("beta");
    releases().deploy(store).block();

    ReleaseManager slow =
        open(settings().withDelays(Delays.none().withRelease(Duration.ofHours(1)))).releases();
    Disposable second = slow.deploy(store).subscribe();

    assertThat(
            Flux.interval(Duration.ofMillis(1))
                .onBackpressureDrop()
                .map(_ -> revisions(store))
                .filter(seen -> seen.size() == 2)
                .blockFirst(Duration.ofSeconds(10)))
        .containsExactly("1 deployed", "2 pending-upgrade");
    second.dispose();
  }

  @AfterEach
  void close() {
    opened.forEach(SimulatedCluster::close);
  }

  @Override
  protected StoreBlueprint newStore() {
    return withNamespace("alpha");
  }

  private StoreBlueprint withNamespace(String subdomain) {
    StoreBlueprint blueprint = StoreFixtures.blueprint(subdomain);
    cluster.tenantSpace().createNamespace(blueprint).block();
    cluster.tenantSpace().bindRole(blueprint).block();
    return blueprint;
  }

  @Override
  protected ReleaseManager releases() {
    return cluster.releases();
  }

  @Override
  protected ReleaseManager releasesWithBrokenChart() {
    cluster.faults().inject(Fault.CHART_BROKEN);
    return cluster.releases();
  }

  @Override
  protected ReleaseManager releasesWithoutCluster() {
    cluster.faults().inject(Fault.API_UNREACHABLE);
    return cluster.releases();
  }

  @Override
  protected ReleaseManager releasesWithNewerSettings() {
    return open(settings().withChartVersion("0.2.0").withImageTag("newer")).releases();
  }

  @Override
  protected List<String> revisions(StoreBlueprint blueprint) {
    return cluster.tampering().revisions(blueprint.namespace());
  }

  @Override
  protected void deleteRelease(StoreBlueprint blueprint) {
    cluster.tampering().deleteRelease(blueprint.namespace());
  }

  @Override
  protected void leavePending(StoreBlueprint blueprint, String operation) {
    cluster.tampering().leavePending(blueprint.namespace(), operation);
  }
}
