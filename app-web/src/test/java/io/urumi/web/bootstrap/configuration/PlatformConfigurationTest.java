package io.urumi.web.bootstrap.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.adapter.persistence.Persistence;
import io.urumi.adapter.simulated.SimulatedCluster;
import io.urumi.adapter.simulated.SimulationSettings;
import io.urumi.kubernetes.OtherClusterException;
import io.urumi.port.driven.cluster.Cluster;
import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.model.ClusterIdentity;
import io.urumi.port.model.ClusterStatus;
import io.urumi.web.bootstrap.cluster.ClusterConnection;
import io.urumi.web.bootstrap.settings.DataDirectory;
import io.urumi.web.bootstrap.settings.IgnoredFiles;
import io.urumi.web.bootstrap.settings.StartupException;
import io.urumi.web.bootstrap.settings.UrumiProperties;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import reactor.core.publisher.Mono;

class PlatformConfigurationTest {
  private static final String UID = "5d2f4c1e-0000-4000-8000-00000000000a";

  @TempDir private Path home = Path.of("");
  private final AtomicReference<Consumer<String>> expectation = new AtomicReference<>(_ -> {});

  /** A cluster of this name; without a UID it does not answer. */
  private record NamedCluster(String name, @Nullable String uid) implements Cluster {
    @Override
    public Mono<ClusterStatus> status() {
      return Mono.just(
          new ClusterStatus(name, false, "https://127.0.0.1:1", uid != null, "", "test"));
    }

    @Override
    public Mono<ClusterIdentity> identity() {
      return Mono.just(new ClusterIdentity(uid, name));
    }
  }

  private Persistence open(String name, @Nullable String uid, IgnoredFiles ignored) {
    SimulatedCluster simulated = SimulatedCluster.open(SimulationSettings.defaults());
    Cluster cluster = new NamedCluster(name, uid);
    ClusterConnection connection =
        new ClusterConnection(
            new ClusterPorts(
                simulated.tenantSpace(),
                simulated.releases(),
                simulated.storefrontProbe(),
                cluster),
            java.util.Objects.requireNonNull(cluster.status().block()),
            Optional::empty,
            expectation::set,
            List.of(simulated));
    try (connection) {
      return new PlatformConfiguration()
          .persistence(
              new Binder(new MapConfigurationPropertySource(Map.of("urumi.home", home.toString())))
                  .bind("urumi", UrumiProperties.class)
                  .get(),
              DataDirectory.open(home),
              connection,
              ignored);
    }
  }

  @Test
  void aNewDatabaseDoesNotTakeTheClusterOfAnExistingOne() {
    IgnoredFiles none = new IgnoredFiles(List.of());
    open("default", UID, none).close();

    try (Persistence byName = open("prod", null, none)) {
      assertThat(byName.description().location()).contains(home.resolve("db/prod").toString());
      // The context was renamed, and the cluster answers now.
      assertThatThrownBy(() -> Objects.requireNonNull(expectation.get()).accept(UID))
          .isInstanceOf(OtherClusterException.class)
          .hasMessageContaining(home.resolve("db/default").toString())
          .hasMessageContaining("restart");
    }

    try (Persistence restarted = open("prod", UID, none)) {
      assertThat(restarted.description().location())
          .contains(home.resolve("db/default").toString());
    }
  }

  @Test
  void aNewDatabaseIsNotCreatedBesideAnIgnoredFile() {
    open("default", UID, new IgnoredFiles(List.of())).close();
    IgnoredFiles ignored = new IgnoredFiles(List.of(home.resolve("application.yaml")));

    assertThatThrownBy(() -> open("other", null, ignored)).isInstanceOf(StartupException.class);
    assertThat(home.resolve("db/other")).doesNotExist();
    open("default", UID, ignored).close();
  }
}
