package io.urumi.adapter.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.kubernetes.ApiClients;
import io.urumi.kubernetes.connection.KubernetesConnection;
import io.urumi.port.model.ClusterStatus;
import io.urumi.testkit.cluster.Kubeconfigs;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.scheduler.Schedulers;

final class KubernetesClusterTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  @Test
  void the_status_of_a_silent_server_names_the_cause(@TempDir Path folder) throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      KubernetesConnection connection =
          KubernetesConnection.open(
              Kubeconfigs.write(
                  folder, Kubeconfigs.of("http://127.0.0.1:" + silent.getLocalPort())));
      connection.requireIdentity(_ -> {});
      var client = connection.client(TIMEOUT);

      ClusterStatus status =
          Objects.requireNonNull(
              new KubernetesCluster(client, connection, Schedulers.boundedElastic())
                  .status()
                  .block(TIMEOUT));

      assertThat(status.message())
          .startsWith("The Kubernetes API server at http://127.0.0.1")
          .contains("does not answer: timeout")
          .doesNotContain("Exception");
      ApiClients.close(client);
    }
  }
}
