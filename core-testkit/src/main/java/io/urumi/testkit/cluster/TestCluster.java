package io.urumi.testkit.cluster;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A real cluster for tests.
 *
 * @param kubeconfig file with an account that has all permissions
 * @param origin the source of the cluster, for messages
 */
public record TestCluster(Path kubeconfig, String origin) {
  public TestCluster {
    Objects.requireNonNull(kubeconfig, "kubeconfig");
    Objects.requireNonNull(origin, "origin");
  }
}
