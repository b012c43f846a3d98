package io.urumi.testkit.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.k3s.K3sContainer;
import org.testcontainers.utility.DockerImageName;

/** K3s in a container that ends with the process. Loaded only if Testcontainers is present. */
final class K3sCluster {
  private static final String IMAGE = "rancher/k3s:v1.34.1-k3s1";

  private K3sCluster() {}

  @SuppressWarnings("resource") // Closed when the process ends.
  static ClusterSearch.Outcome start() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      return new ClusterSearch.Outcome.None(
          "no cluster: KUBECONFIG is not set, and Docker does not answer");
    }
    K3sContainer container = new K3sContainer(DockerImageName.parse(IMAGE));
    container.start();
    try {
      Path kubeconfig = Files.createTempFile("k3s", ".yaml");
      kubeconfig.toFile().deleteOnExit();
      Files.writeString(kubeconfig, container.getKubeConfigYaml());
      return new ClusterSearch.Outcome.Found(new TestCluster(kubeconfig, IMAGE));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
