package io.urumi.adapter.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.lifecycle.ReleaseFact;
import io.urumi.domain.release.DeployedRelease;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.testkit.cluster.OnCluster;
import io.urumi.testkit.cluster.TestCluster;
import io.urumi.testkit.contract.cluster.ReleaseManagerContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Each implementation continues the releases of the other. */
@OnCluster
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandOverIT {
  private StoreCluster cluster;
  private HelmReleases sdk;
  private HelmReleases program;
  private StoreBlueprint store;

  @BeforeAll
  void open(TestCluster found) {
    Path helm = HelmPrograms.helm();
    cluster = StoreCluster.of(found);
    HelmSettings settings =
        HelmSettings.of(cluster.kubeconfig())
            .withChart(FixtureChart.directory())
            .withTimeout(Duration.ofSeconds(60))
            .withWorkDirectory(TestDirectories.work());
    sdk = HelmReleases.sdk(settings);
    program = HelmReleases.program(settings, helm);
  }

  @AfterAll
  void close() {
    if (program != null) {
      sdk.close();
      program.close();
    }
    if (cluster != null) {
      cluster.close();
    }
  }

  @BeforeEach
  void prepare() {
    store = cluster.newStore();
  }

  @Test
  void a_release_goes_from_the_sdk_to_the_program_and_back() {
    sdk.deploy(store).block();
    assertThat(program.status(store).block()).isEqualTo(new ReleaseFact.Deployed(1, "1.2.3", true));

    program.deploy(Larger.of(store)).block();
    assertThat(sdk.status(Larger.of(store)).block())
        .isEqualTo(new ReleaseFact.Deployed(2, "1.2.3", true));
    assertThat(cluster.data(store, "store-web")).containsEntry("plan", "medium");

    sdk.deploy(store).block();
    assertThat(program.status(store).block()).isEqualTo(new ReleaseFact.Deployed(3, "1.2.3", true));
    assertThat(cluster.data(store, "store-web")).containsEntry("plan", "small");
    assertThat(cluster.revisions(store))
        .containsExactly("1 superseded", "2 superseded", "3 deployed");
  }

  @Test
  void a_release_goes_from_the_program_to_the_sdk_and_back() {
    program.deploy(store).block();
    sdk.deploy(Larger.of(store)).block();
    program.deploy(store).block();

    assertThat(sdk.status(store).block()).isEqualTo(new ReleaseFact.Deployed(3, "1.2.3", true));
    assertThat(cluster.data(store, "store-web")).containsEntry("plan", "small");
  }

  @Test
  void each_deploys_again_what_the_other_deployed() {
    sdk.deploy(store).block();
    DeployedRelease kept = Objects.requireNonNull(sdk.deployedRelease(store.namespace()).block());

    program.redeploy(store, kept).block();
    assertThat(program.deployedRelease(store.namespace()).block()).isEqualTo(kept);
    sdk.redeploy(store, kept).block();
    assertThat(sdk.deployedRelease(store.namespace()).block()).isEqualTo(kept);
    assertThat(program.status(store).block()).isEqualTo(new ReleaseFact.Deployed(3, "1.2.3", true));
  }

  @Test
  void each_recovers_an_interrupted_operation_of_the_other() {
    sdk.deploy(store).block();
    cluster.leavePending(store, "pending-install");
    assertThat(program.deploy(store).block()).isEqualTo(2);

    cluster.leavePending(store, "pending-upgrade");
    assertThat(sdk.deploy(store).block()).isEqualTo(3);
  }

  @Test
  void helm_list_shows_the_release(@TempDir Path directory) throws Exception {
    sdk.deploy(store).block();
    Path output = directory.resolve("list");

    Process list =
        new ProcessBuilder(
                HelmPrograms.helm().toString(),
                "list",
                "--kubeconfig",
                cluster.kubeconfig().toString(),
                "--namespace",
                store.namespace().value())
            .redirectOutput(output.toFile())
            .start();

    assertThat(list.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(Files.readString(output))
        .contains("store")
        .contains("deployed")
        .contains("fixture-store-1.2.3");
  }

  /** Gives access to the contract's helper. */
  private abstract static class Larger extends ReleaseManagerContract {
    static StoreBlueprint of(StoreBlueprint store) {
      return withPlan(store, "medium");
    }
  }
}
