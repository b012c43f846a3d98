package io.urumi.crash.judge;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.adapter.simulated.SimulatedCluster;
import io.urumi.application.policy.Addressing;
import io.urumi.crash.bed.Bed;
import io.urumi.crash.bed.Wish;
import io.urumi.domain.lifecycle.CredentialsFact;
import io.urumi.domain.lifecycle.GuardrailsFact;
import io.urumi.domain.lifecycle.NamespaceFact;
import io.urumi.domain.lifecycle.ReleaseFact;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Store;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.cluster.TenantSpace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Whether the cluster holds one namespace and one release for each store, and nothing else. */
final class World {
  private static final String SUFFIX = ".yaml";

  private final Path folder;
  private final SimulatedCluster cluster;
  private final Duration patience;

  World(Bed bed, Duration patience) {
    this.patience = patience;
    folder = bed.clusterFolder();
    cluster = bed.cluster();
  }

  /** The namespaces are those of the stores that are kept: none is missing, none is left over. */
  void checkNamespaces(List<Wish> kept) {
    List<String> wanted =
        kept.stream().map(wish -> Namespace.PREFIX + wish.subdomain()).sorted().toList();
    // A namespace is gone a moment before its file is.
    Awaitility.await("no namespace is left over or missing")
        .atMost(patience)
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(() -> assertThat(namespaces()).isEqualTo(wanted));
  }

  private List<String> namespaces() {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(SUFFIX))
          .map(file -> file.substring(0, file.length() - SUFFIX.length()))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The namespace is this store's, walled in, with one release that is deployed. */
  void checkShop(Store store) {
    StoreBlueprint blueprint = Addressing.localhost().blueprint(store);
    TenantSpace.View view =
        Objects.requireNonNull(cluster.tenantSpace().observe(blueprint).block(), "view");
    assertThat(view.namespace()).isInstanceOf(NamespaceFact.Active.class);
    assertThat(view.guardrails()).isInstanceOf(GuardrailsFact.Applied.class);
    assertThat(view.credentials()).isInstanceOf(CredentialsFact.Present.class);
    assertThat(cluster.releases().status(blueprint).block())
        .isInstanceOf(ReleaseFact.Deployed.class);
    List<String> revisions = cluster.tampering().revisions(store.namespace());
    assertThat(revisions).filteredOn(revision -> revision.endsWith(" deployed")).hasSize(1);
    assertThat(revisions).noneMatch(revision -> revision.contains(" pending"));
  }
}
