package io.urumi.kubernetes.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.urumi.kubernetes.ApiRequestException;
import io.urumi.testkit.cluster.SecureApiServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The identity of the cluster that responds, whatever the name of its context. */
final class ClusterIdentityTest {
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

    KubeconfigFieldsTest.versionOf(connection);
    KubeconfigFieldsTest.versionOf(connection);

    assertThat(asked).containsExactly(SecureApiServer.IDENTITY);
    assertThat(server.requests())
        .extracting(request -> request.path().replaceFirst("/$", ""))
        .containsExactly("/api/v1/namespaces/kube-system", "/version", "/version");
  }

  @Test
  void no_request_reaches_another_cluster() {
    server.changeIdentity("another");
    connection.requireIdentity(found -> {
      throw new IllegalStateException("it is the cluster " + found);
    });

    assertThatExceptionOfType(ApiRequestException.class)
        .isThrownBy(() -> KubeconfigFieldsTest.versionOf(connection))
        .withMessageContaining("it is the cluster another");
    assertThatExceptionOfType(ApiRequestException.class).isThrownBy(connection::checkIdentity);
    assertThat(server.requests()).allMatch(request -> request.path().contains("kube-system"));
  }

  @Test
  void rejected_credentials_are_reported_as_401() {
    server.accept(_ -> false);
    connection.requireIdentity(_ -> {});

    assertThatExceptionOfType(ApiRequestException.class)
        .isThrownBy(() -> KubeconfigFieldsTest.versionOf(connection))
        .satisfies(error -> assertThat(error.status()).isEqualTo(401));
  }
}
