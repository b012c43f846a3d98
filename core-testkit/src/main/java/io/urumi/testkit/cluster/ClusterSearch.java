package io.urumi.testkit.cluster;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides which cluster the tests of this process use. */
final class ClusterSearch {
  private static final String KUBECONFIG = "KUBECONFIG";
  private static final String REQUIRED = "URUMI_REQUIRE_CLUSTER";

  /** The result of the search. */
  sealed interface Outcome {
    record Found(TestCluster cluster) implements Outcome {}

    record None(String reason) implements Outcome {}
  }

  private static @Nullable Outcome outcome;

  private ClusterSearch() {}

  /** Searches once in this process. */
  static synchronized Outcome outcome() {
    Outcome known = outcome;
    if (known == null) {
      known = search(System.getenv(KUBECONFIG), ClusterSearch::container);
      outcome = known;
    }
    return known;
  }

  /** Whether a test without a cluster fails instead of being skipped. */
  static boolean required() {
    return Boolean.parseBoolean(System.getenv(REQUIRED));
  }

  static Outcome search(@Nullable String kubeconfig, Supplier<Outcome> container) {
    if (kubeconfig == null || kubeconfig.isBlank()) {
      return container.get();
    }
    Path file = Path.of(kubeconfig);
    // A named cluster is never replaced by another one.
    return Files.isReadable(file)
        ? new Outcome.Found(new TestCluster(file, KUBECONFIG + "=" + file))
        : new Outcome.None(
            "no cluster: " + KUBECONFIG + " names " + file + ", which is not a readable file");
  }

  private static Outcome container() {
    try {
      Class.forName("org.testcontainers.k3s.K3sContainer");
    } catch (ClassNotFoundException absent) {
      return new Outcome.None(
          "no cluster: " + KUBECONFIG + " is not set, and this module has no Testcontainers");
    }
    return K3sCluster.start();
  }
}
