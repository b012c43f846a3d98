package io.urumi.kubernetes.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kubernetes.client.openapi.ApiClient;
import io.urumi.kubernetes.ApiClients;
import io.urumi.kubernetes.ApiRequestException;
import io.urumi.kubernetes.KubeconfigException;
import io.urumi.testkit.cluster.SecureApiServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Credentials that expire, that the API server rejects, and the programs that print them. */
final class CredentialRenewalTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private final SecureApiServer server = new SecureApiServer(_ -> true);

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void a_rejected_token_of_a_program_is_replaced_within_the_request() throws IOException {
    KubernetesConnection connection = open(numberedTokens(""));
    server.accept(received -> received.token().equals("tok-2"));

    assertThat(KubeconfigFieldsTest.versionOf(connection)).isEqualTo("v1.34.4");
    assertThat(tokens()).containsExactly("tok-1", "tok-2");
    assertThat(connection.programAccess().kubeconfig()).contains("\"token\":\"tok-2\"");
  }

  @Test
  void a_program_runs_once_for_many_requests() throws IOException {
    KubernetesConnection connection = open(numberedTokens(""));
    ApiClient client = connection.client(TIMEOUT);
    ApiClient watches = connection.watchClient(TIMEOUT);

    for (int i = 0; i < 5; i++) {
      ApiClients.version(client, TIMEOUT);
      ApiClients.version(watches, TIMEOUT);
    }

    assertThat(tokens()).containsOnly("tok-1");
    assertThat(Files.readString(folder.resolve("count")).strip()).isEqualTo("1");
    ApiClients.close(client);
    ApiClients.close(watches);
  }

  @Test
  void a_program_that_prints_only_rejected_tokens_does_not_run_for_every_request()
      throws IOException {
    KubernetesConnection connection = open(numberedTokens(""));
    server.accept(_ -> false);

    for (int i = 0; i < 20; i++) {
      assertThatExceptionOfType(ApiRequestException.class)
          .isThrownBy(() -> KubeconfigFieldsTest.versionOf(connection))
          .satisfies(error -> assertThat(error.status()).isEqualTo(401));
    }

    int runs = Integer.parseInt(Files.readString(folder.resolve("count")).strip());
    assertThat(runs).isLessThan(20);
  }

  @Test
  void an_expired_token_is_replaced_without_a_rejected_request() throws IOException {
    String expired = Instant.now().minusSeconds(5).toString();
    KubernetesConnection connection =
        open(numberedTokens("[ $n = 1 ] && expiry=',\"expirationTimestamp\":\"" + expired + "\"'"));
    pause(Duration.ofMillis(1100));

    KubeconfigFieldsTest.versionOf(connection);

    assertThat(tokens()).containsExactly("tok-2");
  }

  @Test
  void a_token_in_the_kubeconfig_is_read_again_when_it_is_rejected() throws IOException {
    Path file = server.kubeconfig(folder, "{token: before}");
    KubernetesConnection connection = KubernetesConnection.open(file);
    Files.writeString(file, Files.readString(file).replace("before", "after"));
    server.accept(received -> received.token().equals("after"));

    assertThat(KubeconfigFieldsTest.versionOf(connection)).isEqualTo("v1.34.4");
  }

  @Test
  void a_token_that_stays_rejected_is_reported_as_such() {
    KubernetesConnection connection =
        KubernetesConnection.open(server.kubeconfig(folder, "{token: wrong}"));
    server.accept(_ -> false);

    assertThatExceptionOfType(ApiRequestException.class)
        .isThrownBy(() -> KubeconfigFieldsTest.versionOf(connection))
        .satisfies(error -> assertThat(error.status()).isEqualTo(401));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void a_renewed_client_certificate_is_used_on_connections_that_are_already_open()
      throws IOException {
    write(SecureApiServer.client("first"));
    KubernetesConnection connection =
        KubernetesConnection.open(
            server.kubeconfig(folder, "{client-certificate: me.crt, client-key: me.key}"));
    ApiClient client = connection.client(TIMEOUT);
    ApiClients.version(client, TIMEOUT);
    write(SecureApiServer.client("second"));
    server.accept(received -> received.client().equals("second"));

    assertThat(ApiClients.version(client, TIMEOUT)).isEqualTo("v1.34.4");
    assertThat(server.requests()).extracting("client").containsExactly("first", "first", "second");
    ApiClients.close(client);
  }

  private void write(HeldCertificate certificate) throws IOException {
    Files.writeString(folder.resolve("me.crt"), certificate.certificatePem());
    Files.writeString(folder.resolve("me.key"), certificate.privateKeyPkcs8Pem());
  }

  @Test
  void a_program_that_fails_later_leaves_valid_credentials_in_use() throws IOException {
    String soon = Instant.now().plusSeconds(4).toString();
    KubernetesConnection connection =
        open(
            numberedTokens(
                "[ $n = 1 ] || exit 3; expiry=',\"expirationTimestamp\":\"" + soon + "\"'"));
    pause(Duration.ofMillis(3200));

    assertThat(KubeconfigFieldsTest.versionOf(connection)).isEqualTo("v1.34.4");
    pause(Duration.ofMillis(1000));
    assertThatExceptionOfType(ApiRequestException.class)
        .isThrownBy(() -> KubeconfigFieldsTest.versionOf(connection))
        .withMessageContaining("failed with exit code 3");
  }

  @Test
  void a_program_that_fails_does_not_run_for_every_request() throws IOException {
    String expired = Instant.now().minusSeconds(5).toString();
    KubernetesConnection connection =
        open(
            numberedTokens(
                "[ $n = 1 ] || exit 3; expiry=',\"expirationTimestamp\":\"" + expired + "\"'"));
    pause(Duration.ofMillis(1100));

    for (int i = 0; i < 20; i++) {
      assertThatExceptionOfType(ApiRequestException.class)
          .isThrownBy(() -> KubeconfigFieldsTest.versionOf(connection))
          .withMessageContaining("failed with exit code 3");
    }

    int runs = Integer.parseInt(Files.readString(folder.resolve("count")).strip());
    assertThat(runs).isLessThan(20);
  }

  @Test
  void a_rejected_request_keeps_no_connection_when_the_program_fails() throws IOException {
    KubernetesConnection connection = open(numberedTokens("[ $n = 1 ] || exit 3"));
    server.accept(_ -> false);
    ApiClient client = connection.client(TIMEOUT);

    assertThatExceptionOfType(ApiRequestException.class)
        .isThrownBy(() -> ApiClients.version(client, TIMEOUT))
        .withMessageContaining("failed with exit code 3");

    ConnectionPool pool = client.getHttpClient().connectionPool();
    assertThat(pool.connectionCount()).isEqualTo(1);
    assertThat(pool.idleConnectionCount()).isEqualTo(1);
    ApiClients.close(client);
  }

  // ---- programs

  @Test
  void a_program_gets_KUBERNETES_EXEC_INFO_its_arguments_and_variables() throws IOException {
    script(
        """
        [ -n "$KUBERNETES_EXEC_INFO" ] || { echo "no exec info" >&2; exit 1; }
        printf %s "$KUBERNETES_EXEC_INFO" > info
        echo "$1 $REGION" > arguments
        printf '{"apiVersion":"client.authentication.k8s.io/v1beta1","kind":"ExecCredential",'
        printf '"status":{"token":"t"}}'
        """
            .replace("> info", "> " + folder.resolve("info"))
            .replace("> arguments", "> " + folder.resolve("arguments")));

    open(
        "{exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: ./plugin,"
            + " args: [get-token], env: [{name: REGION, value: eu}], provideClusterInfo: true}}");

    assertThat(Files.readString(folder.resolve("arguments"))).isEqualTo("get-token eu\n");
    assertThat(Files.readString(folder.resolve("info")))
        .contains("\"apiVersion\":\"client.authentication.k8s.io/v1beta1\"")
        .contains("\"interactive\":false")
        .contains("\"server\":\"" + server.url() + "\"")
        .contains("\"certificate-authority-data\":\"" + SecureApiServer.authority() + "\"");
  }

  @Test
  void a_client_certificate_of_a_program() throws IOException {
    HeldCertificate client = SecureApiServer.client("by-program");
    script(
        "cat <<'E'\n{\"apiVersion\":\"client.authentication.k8s.io/v1\",\"kind\":\"ExecCredential\","
            + "\"status\":{\"clientCertificateData\":\""
            + client.certificatePem().replace("\n", "\\n")
            + "\",\"clientKeyData\":\""
            + client.privateKeyPkcs8Pem().replace("\n", "\\n")
            + "\"}}\nE\n");
    server.accept(received -> received.client().equals("by-program"));

    assertThat(KubeconfigFieldsTest.versionOf(open(exec("./plugin")))).isEqualTo("v1.34.4");
  }

  @Test
  void a_program_that_does_not_exist_or_fails_stops_the_start() throws IOException {
    assertThat(
            refusal(
                "{exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never,"
                    + " command: no-such-plugin, installHint: 'install it by hand'}}"))
        .contains("The credential program no-such-plugin of the kubeconfig does not exist")
        .contains("install it by hand");

    script("echo 'your session has expired' >&2; exit 7");
    assertThat(refusal(exec("./plugin")))
        .contains("failed with exit code 7: your session has expired");
  }

  @Test
  void invalid_output_of_a_program_stops_the_start() throws IOException {
    script("echo secret words");
    assertThat(refusal(exec("./plugin"))).contains("did not print").doesNotContain("secret");

    script(
        "echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1beta1\"}'");
    assertThat(refusal(exec("./plugin")))
        .contains("returned API version client.authentication.k8s.io/v1beta1");

    script(
        "echo '{\"kind\":\"ExecCredential\",\"apiVersion\":\"client.authentication.k8s.io/v1\"}'");
    assertThat(refusal(exec("./plugin"))).contains("neither a token nor a client certificate");
  }

  @Test
  void a_program_that_does_not_end_is_stopped() throws IOException {
    script("echo $$ > " + folder.resolve("pid") + "; sleep 300");

    Instant started = Instant.now();
    assertThat(refusal(exec("./plugin"), Duration.ofSeconds(3)))
        .contains("did not end within 3 s and was stopped");

    assertThat(Duration.between(started, Instant.now())).isLessThan(Duration.ofSeconds(60));
    long pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
    // The signal has been sent; the process needs a moment to end.
    ProcessHandle.of(pid).ifPresent(each -> each.onExit().orTimeout(30, TimeUnit.SECONDS).join());
  }

  @Test
  void a_program_that_needs_a_terminal_or_an_unknown_API_is_refused() {
    assertThat(
            refusal(
                "{exec: {apiVersion: client.authentication.k8s.io/v1, command: a,"
                    + " interactiveMode: Always}}"))
        .contains("has no terminal for it");
    assertThat(refusal("{exec: {apiVersion: client.authentication.k8s.io/v1alpha1, command: a}}"))
        .contains("v1 and v1beta1");
    assertThat(refusal("{exec: {apiVersion: client.authentication.k8s.io/v1, command: a}}"))
        .contains("interactiveMode");
    assertThat(refusal("{token: t, exec: {command: a}}")).contains("exec and token");
  }

  private static String exec(String command) {
    return "{exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never, command: "
        + command
        + "}}";
  }

  /** A program that prints tok-1, tok-2 …, and keeps the number in the file count. */
  private String numberedTokens(String more) throws IOException {
    script(
        """
        n=$(( $(cat count 2>/dev/null || echo 0) + 1 )); echo $n > count; expiry=
        %s
        printf '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential",'
        printf '"status":{"token":"tok-%%s"%%s}}' $n "$expiry"
        """
            .formatted(more)
            .replace("count", folder.resolve("count").toString()));
    return exec("./plugin");
  }

  private void script(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("plugin"), "#!/bin/sh\n" + text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  private List<String> tokens() {
    return server.requests().stream().map(SecureApiServer.Received::token).toList();
  }

  private KubernetesConnection open(String user) {
    return open(user, TIMEOUT);
  }

  private KubernetesConnection open(String user, Duration execTimeout) {
    return KubernetesConnection.open(
        List.of(server.kubeconfig(folder, user)), null, Map.of(), execTimeout);
  }

  private String refusal(String user) {
    return refusal(user, TIMEOUT);
  }

  private String refusal(String user, Duration execTimeout) {
    String message =
        String.valueOf(
            assertThatExceptionOfType(KubeconfigException.class)
                .isThrownBy(() -> open(user, execTimeout))
                .actual()
                .getMessage());
    assertThat(message).endsWith(".").doesNotContain("\n");
    return message;
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
