package io.urumi.adapter.k8s;

import io.urumi.port.driven.cluster.Cluster;
import io.urumi.testkit.cluster.Kubeconfigs;
import io.urumi.testkit.cluster.OnCluster;
import io.urumi.testkit.cluster.TestCluster;
import io.urumi.testkit.contract.cluster.ClusterContract;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

@OnCluster
final class KubernetesClusterIT extends ClusterContract {
  @TempDir private Path folder;
  private Kubernetes kubernetes;
  private Kubernetes away;

  @BeforeEach
  void connect(TestCluster cluster) {
    kubernetes = Kubernetes.connect(KubernetesSettings.of(cluster.kubeconfig()));
    away = Kubernetes.connect(KubernetesSettings.of(Kubeconfigs.unreachable(folder)));
  }

  @AfterEach
  void disconnect() {
    kubernetes.close();
    away.close();
  }

  @Override
  protected Cluster cluster() {
    return kubernetes.cluster();
  }

  @Override
  protected Cluster unreachableCluster() {
    return away.cluster();
  }

  @Override
  protected boolean simulated() {
    return false;
  }
}
