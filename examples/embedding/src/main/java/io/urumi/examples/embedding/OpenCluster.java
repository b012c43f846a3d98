package io.urumi.examples.embedding;

import io.urumi.adapter.helm.HelmReleases;
import io.urumi.adapter.helm.HelmSettings;
import io.urumi.adapter.k8s.Kubernetes;
import io.urumi.adapter.k8s.KubernetesSettings;
import io.urumi.adapter.simulated.SimulatedCluster;
import io.urumi.adapter.simulated.SimulationSettings;
import io.urumi.port.driven.cluster.ClusterPorts;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The cluster's ports, real or simulated, and what closes the adapters behind them. */
record OpenCluster(ClusterPorts ports, Runnable closing) implements AutoCloseable {

  /**
   * @param kubeconfig of a real cluster; null for the simulated one
   * @param home where the simulated one stores its state
   */
  static OpenCluster open(@Nullable String kubeconfig, Path home) {
    return kubeconfig == null || kubeconfig.isBlank() ? simulated(home) : real(Path.of(kubeconfig));
  }

  private static OpenCluster real(Path kubeconfig) {
    Kubernetes kubernetes = Kubernetes.connect(KubernetesSettings.of(kubeconfig));
    HelmReleases releases = HelmReleases.sdk(HelmSettings.of(kubeconfig));
    return new OpenCluster(
        new ClusterPorts(
            kubernetes.tenantSpace(), releases, kubernetes.storefrontProbe(), kubernetes.cluster()),
        () -> {
          releases.close();
          kubernetes.close();
        });
  }

  private static OpenCluster simulated(Path home) {
    SimulatedCluster simulated =
        SimulatedCluster.open(
            SimulationSettings.defaults().withStateFolder(home.resolve("simulated-cluster")));
    return new OpenCluster(
        new ClusterPorts(
            simulated.tenantSpace(),
            simulated.releases(),
            simulated.storefrontProbe(),
            simulated.cluster()),
        simulated::close);
  }

  @Override
  public void close() {
    closing.run();
  }
}
