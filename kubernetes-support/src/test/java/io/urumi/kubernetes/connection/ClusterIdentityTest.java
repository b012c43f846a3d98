package io.urumi.kubernetes.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kubernetes.client.openapi.ApiClient;
import io.urumi.kubernetes.ApiClients;
import io.urumi.kubernetes.ApiRequestException;
import io.urumi.kubernetes.OtherClusterException;
import io.urumi.testkit.cluster.SecureApiServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The identity of the cluster that responds, whatever the name of its context. */
final class ClusterIdentityTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final String KUBE_SYSTEM = "/api/v1/namespaces/kube-system";

  @TempDir private Path folder;
  private final SecureApiServer server = new SecureApiServer(_ -> true);
  private KubernetesConnection connection;

  @BeforeEach
  void open() {
    connection = KubernetesConnection.open(server.kubeconfig(folder, "{token: t}"));
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void the_identity_is_the_UID_of_kube_system() {
    assertThat(connection.identity()).isEqualTo(SecureApiServer.IDENTITY);
  }

  @Test
  void the_first_request_waits_for_the_identity_and_the_next_ones_do_not_ask_again() {
    List<String> asked = new ArrayList<>();
    connection.requireIdentity(asked::add);
    ApiClient client = connection.client(TIMEOUT);

    ApiClients.version(client, TIMEOUT);
    ApiClients.version(client, TIMEOUT);

    assertThat(asked).containsExactly(SecureApiServer.IDENTITY);
    // Before the connection is opened, and on the connection.
    assertThat(paths()).containsExactly(KUBE_SYSTEM, KUBE_SYSTEM, "/version", "/version");
    ApiClients.close(client);
  }

  @Test
  void another_cluster_that_answers_on_a_new_connection_gets_no_request() {
    expectOriginal();
    ApiClient before = connection.client(TIMEOUT);
    ApiClients.version(before, TIMEOUT);
    server.changeIdentity("another");
    server.requests().clear();
    ApiClient after = connection.client(TIMEOUT);

    assertThatExceptionOfType(ApiRequestException.class)
        .isThrownBy(() -> ApiClients.version(after, TIMEOUT))
        .withMessageContaining("it is the cluster another")
        .matches(ApiRequestException::isOtherCluster);

    assertThat(paths()).isNotEmpty().containsOnly(KUBE_SYSTEM);
    ApiClients.close(before);
    ApiClients.close(after);
  }

  @Test
  void the_identity_is_read_again_for_each_program_that_sends_its_own_requests() {
    expectOriginal();
    connection.checkIdentity();
    server.changeIdentity("another");

    assertThatExceptionOfType(ApiRequestException.class)
        .isThrownBy(connection::checkIdentity)
        .withMessageContaining("it is the cluster another")
        .matches(ApiRequestException::isOtherCluster);
    server.changeIdentity(SecureApiServer.IDENTITY);
    connection.checkIdentity();
  }

  /** For example while the database cannot be read. */
  @Test
  void an_identity_that_cannot_be_compared_is_no_other_cluster() {
    connection.requireIdentity(_ -> {
      throw new IllegalStateException("the database does not answer");
    });

    assertThatExceptionOfType(ApiRequestException.class)
        .isThrownBy(() -> KubeconfigFieldsTest.versionOf(connection))
        .withMessageContaining("the database does not answer")
        .matches(error -> !error.isOtherCluster());
    assertThat(paths()).containsOnly(KUBE_SYSTEM);
  }

  @Test
  void credentials_that_are_rejected_on_a_new_connection_are_reported_as_401() {
    connection.requireIdentity(_ -> {});
    KubeconfigFieldsTest.versionOf(connection);
    server.accept(_ -> false);

    assertThatExceptionOfType(ApiRequestException.class)
        .isThrownBy(() -> KubeconfigFieldsTest.versionOf(connection))
        .satisfies(error -> assertThat(error.status()).isEqualTo(401));
  }

  @Test
  void no_request_reaches_another_cluster() {
    server.changeIdentity("another");
    expectOriginal();

    assertThatExceptionOfType(ApiRequestException.class)
        .isThrownBy(() -> KubeconfigFieldsTest.versionOf(connection))
        .withMessageContaining("it is the cluster another")
        .matches(ApiRequestException::isOtherCluster);
    assertThatExceptionOfType(ApiRequestException.class).isThrownBy(connection::checkIdentity);
    assertThat(paths()).containsOnly(KUBE_SYSTEM);
  }

  @Test
  void rejected_credentials_are_reported_as_401() {
    server.accept(_ -> false);
    connection.requireIdentity(_ -> {});

    assertThatExceptionOfType(ApiRequestException.class)
        .isThrownBy(() -> KubeconfigFieldsTest.versionOf(connection))
        .satisfies(error -> assertThat(error.status()).isEqualTo(401));
  }

  private void expectOriginal() {
    connection.requireIdentity(found -> {
      if (!found.equals(SecureApiServer.IDENTITY)) {
        throw new OtherClusterException("it is the cluster " + found, new IllegalStateException());
      }
    });
  }

  private List<String> paths() {
    return server.requests().stream()
        .map(request -> request.path().replaceFirst("/$", ""))
        .toList();
  }
}
