package io.urumi.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.testkit.cluster.ClusterSearch.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClusterSearchTest {
  private static final Outcome CONTAINER = new Outcome.None("no container here");

  @TempDir private Path folder;

  @Test
  void a_named_cluster_is_used() throws IOException {
    Path kubeconfig = Files.writeString(folder.resolve("config"), "apiVersion: v1");

    assertThat(ClusterSearch.search(kubeconfig.toString(), () -> CONTAINER))
        .isInstanceOfSatisfying(
            Outcome.Found.class,
            found -> assertThat(found.cluster().kubeconfig()).isEqualTo(kubeconfig));
  }

  @Test
  void a_named_cluster_without_a_kubeconfig_is_not_replaced_by_another() {
    String missing = folder.resolve("missing").toString();

    assertThat(ClusterSearch.search(missing, () -> CONTAINER))
        .isEqualTo(
            new Outcome.None(
                "no cluster: KUBECONFIG names " + missing + ", which is not a readable file"));
  }

  @Test
  void without_a_named_cluster_a_container_is_started() {
    assertThat(ClusterSearch.search(null, () -> CONTAINER)).isSameAs(CONTAINER);
    assertThat(ClusterSearch.search(" ", () -> CONTAINER)).isSameAs(CONTAINER);
  }
}
