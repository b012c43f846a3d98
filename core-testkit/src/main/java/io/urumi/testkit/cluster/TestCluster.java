package io.urumi.testkit.cluster;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A real cluster for tests.
 *
 * @param kubeconfig file with an account that may do everything
 * @param origin where it comes from, for people
 */
public record TestCluster(Path kubeconfig, String origin) {
  public TestCluster {
    Objects.requireNonNull(kubeconfig, "kubeconfig");
    Objects.requireNonNull(origin, "origin");
  }
}
