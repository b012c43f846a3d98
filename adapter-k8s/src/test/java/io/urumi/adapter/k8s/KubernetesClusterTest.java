package io.urumi.adapter.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.kubernetes.ApiClients;
import io.urumi.kubernetes.OtherClusterException;
import io.urumi.kubernetes.connection.KubernetesConnection;
import io.urumi.port.model.ClusterStatus;
import io.urumi.testkit.StoreFixtures;
import io.urumi.testkit.cluster.Kubeconfigs;
import io.urumi.testkit.cluster.SecureApiServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;
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

  @Test
  void a_server_that_rejects_the_credentials_is_not_reported_as_silent(@TempDir Path folder) {
    try (SecureApiServer server = new SecureApiServer(_ -> false)) {
      ClusterStatus status = status(server.kubeconfig(folder, "{token: wrong}"), _ -> {});

      assertThat(status.reachable()).isFalse();
      assertThat(status.message())
          .isEqualTo(
              "The Kubernetes API server at "
                  + server.url()
                  + " answers, but does not accept the credentials: Unauthorized (HTTP 401).");
    }
  }

  @Test
  void another_cluster_at_the_address_is_not_reported_as_silent(@TempDir Path folder) {
    try (SecureApiServer server = new SecureApiServer(_ -> true)) {
      ClusterStatus status =
          status(
              server.kubeconfig(folder, "{token: t}"),
              found -> {
                throw new OtherClusterException(
                    "it is the cluster " + found, new IllegalStateException());
              });

      assertThat(status.reachable()).isFalse();
      assertThat(status.message())
          .isEqualTo(
              "Another cluster than that of the stores answers at "
                  + server.url()
                  + ", and no request is sent to it: it is the cluster "
                  + SecureApiServer.IDENTITY
                  + ".");
    }
  }

  @Test
  void the_status_does_not_wait_for_the_pages_of_shops(@TempDir Path folder) throws IOException {
    try (SecureApiServer server = new SecureApiServer(_ -> true);
        ServerSocket silentShop = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Kubernetes kubernetes =
            Kubernetes.connect(
                KubernetesSettings.of(
                        KubernetesConnection.open(server.kubeconfig(folder, "{token: t}")))
                    .withIngressAddress(URI.create("http://127.0.0.1:" + silentShop.getLocalPort()))
                    .withProbeTimeout(TIMEOUT.multipliedBy(10))
                    .withConcurrency(1))) {
      Disposable probe =
          kubernetes.storefrontProbe().probe(StoreFixtures.blueprint("alpha")).subscribe();
      // The only thread for pages of shops waits for this one.
      Socket waiting = silentShop.accept();

      ClusterStatus status = Objects.requireNonNull(kubernetes.cluster().status().block(TIMEOUT));

      assertThat(status.message()).contains("answers (Kubernetes");
      probe.dispose();
      waiting.close();
    }
  }

  private static ClusterStatus status(Path kubeconfig, Consumer<String> identity) {
    KubernetesConnection connection = KubernetesConnection.open(kubeconfig);
    connection.requireIdentity(identity);
    var client = connection.client(TIMEOUT);
    try {
      return Objects.requireNonNull(
          new KubernetesCluster(client, connection, Schedulers.boundedElastic())
              .status()
              .block(TIMEOUT));
    } finally {
      ApiClients.close(client);
    }
  }
}
