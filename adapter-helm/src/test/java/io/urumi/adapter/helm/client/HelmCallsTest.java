package io.urumi.adapter.helm.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.openapi.ApiClient;
import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.kubernetes.ApiClients;
import io.urumi.kubernetes.OtherClusterException;
import io.urumi.kubernetes.connection.KubernetesConnection;
import io.urumi.testkit.cluster.SecureApiServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

/** Why an operation of Helm did not end in time. */
class HelmCallsTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private final SecureApiServer server = new SecureApiServer(_ -> true);
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void close() {
    end.countDown();
    server.close();
  }

  @Test
  void an_operation_that_does_not_end_is_a_failed_release_while_the_cluster_answers() {
    assertThat(failureOfAnOperationWithoutEnd()).isEqualTo(FailureCode.RELEASE_FAILED);
  }

  @Test
  void another_cluster_that_answers_is_the_cause() {
    server.changeIdentity("another");

    assertThat(failureOfAnOperationWithoutEnd()).isEqualTo(FailureCode.CLUSTER_FOREIGN);
  }

  @Test
  void a_cluster_that_does_not_answer_is_the_cause() {
    server.close();

    assertThat(failureOfAnOperationWithoutEnd()).isEqualTo(FailureCode.CLUSTER_UNREACHABLE);
  }

  private FailureCode failureOfAnOperationWithoutEnd() {
    KubernetesConnection connection =
        KubernetesConnection.open(server.kubeconfig(folder, "{token: t}"));
    connection.requireIdentity(found -> {
      if (!found.equals(SecureApiServer.IDENTITY)) {
        throw new OtherClusterException("it is the cluster " + found, new IllegalStateException());
      }
    });
    ApiClient client = connection.client(TIMEOUT);
    try (HelmCalls calls = new HelmCalls(new ClusterCheck(client), Duration.ofMillis(200), 1)) {
      return Objects.requireNonNull(
          calls
              .read(
                  "status",
                  () -> {
                    end.await();
                    return FailureCode.UNEXPECTED;
                  })
              .onErrorResume(
                  StoreFailureException.class, error -> Mono.just(error.failure().code()))
              .block(TIMEOUT));
    } finally {
      ApiClients.close(client);
    }
  }
}
