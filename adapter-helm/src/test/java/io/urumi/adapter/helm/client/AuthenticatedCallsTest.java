package io.urumi.adapter.helm.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.urumi.kubernetes.ApiRequestException;
import io.urumi.kubernetes.OtherClusterException;
import io.urumi.kubernetes.connection.KubernetesConnection;
import io.urumi.testkit.cluster.SecureApiServer;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Helm sends its own requests: it is called only while the cluster of the stores answers. */
class AuthenticatedCallsTest {
  @TempDir private Path folder;

  @Test
  void helm_is_not_called_while_another_cluster_answers() {
    AtomicInteger called = new AtomicInteger();
    try (SecureApiServer server = new SecureApiServer(_ -> true)) {
      KubernetesConnection connection =
          KubernetesConnection.open(server.kubeconfig(folder, "{token: t}"));
      connection.requireIdentity(found -> {
        if (!found.equals(SecureApiServer.IDENTITY)) {
          throw new OtherClusterException(
              "it is the cluster " + found, new IllegalStateException());
        }
      });
      AuthenticatedCalls calls = new AuthenticatedCalls(connection, folder);
      calls.call((_, _) -> called.incrementAndGet());
      server.changeIdentity("another");

      assertThatExceptionOfType(ApiRequestException.class)
          .isThrownBy(() -> calls.call((_, _) -> called.incrementAndGet()))
          .withMessageContaining("it is the cluster another");

      assertThat(called).hasValue(1);
    }
  }
}
