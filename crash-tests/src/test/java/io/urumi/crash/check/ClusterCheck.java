package io.urumi.crash.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.adapter.simulated.SimulatedCluster;
import io.urumi.application.settings.Addressing;
import io.urumi.crash.testbed.RequestedStore;
import io.urumi.crash.testbed.Testbed;
import io.urumi.domain.lifecycle.CredentialsFact;
import io.urumi.domain.lifecycle.GuardrailsFact;
import io.urumi.domain.lifecycle.NamespaceFact;
import io.urumi.domain.lifecycle.ReleaseFact;
import io.urumi.domain.lifecycle.RoleBindingFact;
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

/** Checks that the cluster has one namespace and one release for each store, and nothing else. */
final class ClusterCheck {
  private static final String SUFFIX = ".yaml";

  private final Path folder;
  private final SimulatedCluster cluster;
  private final Duration timeout;

  ClusterCheck(Testbed testbed, Duration timeout) {
    this.timeout = timeout;
    folder = testbed.clusterFolder();
    cluster = testbed.cluster();
  }

  /** The namespaces are those of the given stores: none is missing, none is leftover. */
  void checkNamespaces(List<RequestedStore> notDeleted) {
    List<String> expected =
        notDeleted.stream().map(store -> Namespace.PREFIX + store.subdomain()).sorted().toList();
    // The file of a namespace is deleted shortly after the namespace.
    Awaitility.await("no namespace is leftover or missing")
        .atMost(timeout)
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(() -> assertThat(namespaces()).isEqualTo(expected));
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

  /** The namespace is this store's, with the role, guardrails and one deployed release. */
  void checkDeployed(Store store) {
    StoreBlueprint blueprint = Addressing.localhost().blueprint(store);
    TenantSpace.View view =
        Objects.requireNonNull(cluster.tenantSpace().observe(blueprint).block(), "view");
    assertThat(view.namespace()).isInstanceOf(NamespaceFact.Active.class);
    assertThat(view.roleBinding()).isInstanceOf(RoleBindingFact.Bound.class);
    assertThat(view.guardrails()).isInstanceOf(GuardrailsFact.Applied.class);
    assertThat(view.credentials()).isInstanceOf(CredentialsFact.Present.class);
    assertThat(cluster.releases().status(blueprint).block())
        .isInstanceOf(ReleaseFact.Deployed.class);
    List<String> revisions = cluster.tampering().revisions(store.namespace());
    assertThat(revisions).filteredOn(revision -> revision.endsWith(" deployed")).hasSize(1);
    assertThat(revisions).noneMatch(revision -> revision.contains(" pending"));
  }
}
