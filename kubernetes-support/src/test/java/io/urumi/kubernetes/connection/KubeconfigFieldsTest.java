package io.urumi.kubernetes.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.ApiClient;
import io.urumi.kubernetes.ApiClients;
import io.urumi.kubernetes.ApiRequestException;
import io.urumi.kubernetes.KubeconfigException;
import io.urumi.testkit.cluster.Kubeconfigs;
import io.urumi.testkit.cluster.SecureApiServer;
import io.urumi.testkit.cluster.SecureApiServer.Received;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each field of a kubeconfig: sent as kubectl does, or refused. See docs/configuration.md. */
final class KubeconfigFieldsTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private final SecureApiServer server = new SecureApiServer(_ -> true);

  @AfterEach
  void close() {
    server.close();
  }

  // ---- users

  @Test
  void token() {
    server.accept(withToken("tok-a"));

    assertThat(version("{token: tok-a}")).isEqualTo("v1.34.4");
    assertThat(last().path()).startsWith("/version");
    assertThat(helmUser("{token: tok-a}").get("token").getAsString()).isEqualTo("tok-a");
  }

  @Test
  void tokenFile_is_relative_to_the_kubeconfig_and_may_end_with_a_line_break() throws IOException {
    Files.writeString(folder.resolve("sa.token"), "tok-b\n");
    server.accept(withToken("tok-b"));

    assertThat(version("{tokenFile: sa.token}")).isEqualTo("v1.34.4");
    assertThat(helmUser("{tokenFile: sa.token}").get("token").getAsString()).isEqualTo("tok-b");
  }

  @Test
  void tokenFile_has_precedence_over_token() throws IOException {
    Files.writeString(folder.resolve("sa.token"), "tok-file");
    server.accept(withToken("tok-file"));

    assertThat(version("{token: old, tokenFile: sa.token}")).isEqualTo("v1.34.4");
  }

  @Test
  void a_tokenFile_that_is_missing_or_empty_or_no_token_is_refused() throws IOException {
    Files.writeString(folder.resolve("empty"), "\n");
    Files.writeString(folder.resolve("text"), "two words");

    assertThat(refusal("{tokenFile: absent}"))
        .contains("The token file " + folder.resolve("absent") + " does not exist");
    assertThat(refusal("{tokenFile: empty}")).contains("is empty");
    assertThat(refusal("{tokenFile: text}")).contains("does not contain a token");
  }

  @Test
  void username_and_password() {
    server.accept(received -> received.header("Authorization").equals("Basic bWU6c2VjcmV0"));

    assertThat(version("{username: me, password: secret}")).isEqualTo("v1.34.4");
    JsonObject helm = helmUser("{username: me, password: secret}");
    assertThat(helm.get("username").getAsString()).isEqualTo("me");
    assertThat(helm.get("password").getAsString()).isEqualTo("secret");
  }

  @Test
  void client_certificate_in_the_file_and_beside_it() throws IOException {
    HeldCertificate client = SecureApiServer.client("shop-operator");
    String inLine =
        "{client-certificate-data: %s, client-key-data: %s}"
            .formatted(
                SecureApiServer.base64(client.certificatePem()),
                SecureApiServer.base64(client.privateKeyPkcs8Pem()));
    Files.writeString(folder.resolve("me.crt"), client.certificatePem());
    Files.writeString(folder.resolve("me.key"), client.privateKeyPkcs8Pem());
    String files = "{client-certificate: me.crt, client-key: ./me.key}";
    server.accept(received -> received.client().equals("shop-operator"));

    assertThat(version(inLine)).isEqualTo("v1.34.4");
    assertThat(version(files)).isEqualTo("v1.34.4");
    assertThat(helmUser(files)).isEqualTo(helmUser(inLine));
    assertThat(helmUser(files).get("client-certificate-data").getAsString())
        .isEqualTo(SecureApiServer.base64(client.certificatePem()));
  }

  @Test
  void a_certificate_without_its_key_and_an_invalid_one_are_refused() {
    assertThat(refusal("{client-certificate-data: YQ==}")).contains("no client key");
    assertThat(refusal("{client-key-data: YQ==}")).contains("no client certificate");
    assertThat(refusal("{client-certificate-data: YQ==, client-key-data: YQ==}"))
        .contains("client certificate and its key cannot be used");
    assertThat(refusal("{client-certificate-data: '%', client-key: nowhere}"))
        .contains("nowhere does not exist");
  }

  @Test
  void impersonation() {
    String user =
        "{token: t, as: 'system:serviceaccount:a:b', as-uid: u1, as-groups: [g1, g2],"
            + " as-user-extra: {Example.com/Scope: [x]}}";

    version(user);

    assertThat(last().header("Impersonate-User")).isEqualTo("system:serviceaccount:a:b");
    assertThat(last().header("Impersonate-Uid")).isEqualTo("u1");
    assertThat(last().header("Impersonate-Group")).isEqualTo("g1,g2");
    assertThat(last().header("Impersonate-extra-example.com%2fscope")).isEqualTo("x");
    JsonObject helm = helmUser(user);
    assertThat(helm.get("as").getAsString()).isEqualTo("system:serviceaccount:a:b");
    assertThat(helm.get("as-uid").getAsString()).isEqualTo("u1");
    assertThat(helm.get("as-groups").toString()).isEqualTo("[\"g1\",\"g2\"]");
    assertThat(helm.get("as-user-extra").toString()).isEqualTo("{\"Example.com/Scope\":[\"x\"]}");
    assertThat(refusal("{token: t, as-groups: [g1]}")).contains("but no as");
  }

  @Test
  void auth_provider_is_refused() {
    assertThat(refusal("{auth-provider: {name: gcp}}"))
        .contains("auth-provider \"gcp\" is no longer supported");
  }

  @Test
  void several_ways_to_authenticate_are_refused() {
    assertThat(refusal("{token: t, username: me}")).contains("username and token");
  }

  @Test
  void without_credentials_requests_are_anonymous() {
    version("{}");

    assertThat(last().headers()).doesNotContainKey("Authorization");
    assertThat(helmUser("{}").size()).isZero();
  }

  // ---- clusters

  @Test
  void certificate_authority_beside_the_kubeconfig() throws IOException {
    Files.writeString(folder.resolve("ca.crt"), SecureApiServer.authorityPem());
    String cluster = "{server: \"" + server.url() + "\", certificate-authority: ca.crt}";

    assertThat(versionOf(open(cluster, "{}"))).isEqualTo("v1.34.4");
    assertThat(helmCluster(cluster).get("certificate-authority-data").getAsString())
        .isEqualTo(SecureApiServer.authority());
  }

  @Test
  void a_certificate_of_an_unknown_authority_is_not_accepted() {
    assertThatExceptionOfType(ApiRequestException.class)
        .isThrownBy(() -> versionOf(open("{server: \"" + server.url() + "\"}", "{token: t}")));
    assertThat(server.requests()).isEmpty();
  }

  /** As for kubectl, an entry that is not a certificate does not make the others useless. */
  @Test
  void the_authorities_of_the_system() throws IOException {
    String broken = "-----BEGIN CERTIFICATE-----\nYQ==\n-----END CERTIFICATE-----\n";
    Path bundle = folder.resolve("bundle.pem");
    Files.writeString(bundle, broken + SecureApiServer.authorityPem() + broken);
    Map<String, String> environment = Map.of("SSL_CERT_FILE", bundle.toString());
    String cluster = "{server: \"" + server.url() + "\"}";

    assertThat(versionOf(open(cluster, "{}", environment))).isEqualTo("v1.34.4");

    Files.writeString(bundle, broken);
    assertThatExceptionOfType(KubeconfigException.class)
        .isThrownBy(() -> versionOf(open(cluster, "{}", environment)))
        .withMessageContaining("SSL_CERT_FILE is " + bundle)
        .withMessageNotContaining("certificate-authority");
  }

  @Test
  void insecure_skip_tls_verify() {
    String cluster = "{server: \"" + server.url() + "\", insecure-skip-tls-verify: true}";

    assertThat(versionOf(open(cluster, "{}"))).isEqualTo("v1.34.4");
    assertThat(helmCluster(cluster).get("insecure-skip-tls-verify").getAsBoolean()).isTrue();
    assertThat(
            refused(
                "{server: \"https://a\", insecure-skip-tls-verify: true,"
                    + " certificate-authority-data: YQ==}",
                "{}"))
        .contains("exclude each other");
  }

  @Test
  void tls_server_name() {
    try (SecureApiServer other = new SecureApiServer(_ -> true, "api.internal")) {
      String cluster =
          "{server: \"%s\", certificate-authority-data: %s%s}"
              .formatted(
                  other.url(), SecureApiServer.authority(), ", tls-server-name: api.internal");

      assertThat(versionOf(open(cluster, "{}"))).isEqualTo("v1.34.4");
      assertThat(helmCluster(cluster).get("tls-server-name").getAsString())
          .isEqualTo("api.internal");
      assertThatExceptionOfType(ApiRequestException.class)
          .isThrownBy(
              () -> versionOf(open(cluster.replace(", tls-server-name: api.internal", ""), "{}")));
    }
  }

  @Test
  void disable_compression() {
    String cluster = cluster(", disable-compression: true");

    versionOf(open(cluster, "{}"));

    assertThat(last().header("Accept-encoding")).isEqualTo("identity");
    assertThat(helmCluster(cluster).get("disable-compression").getAsBoolean()).isTrue();
  }

  @Test
  void proxy_url() {
    try (ConnectProxy proxy = new ConnectProxy(server.port())) {
      String cluster =
          "{server: \"https://127.0.0.1:6443\", certificate-authority-data: %s, proxy-url: \"%s\"}"
              .formatted(SecureApiServer.authority(), proxy.url("me:secret@"));

      assertThat(versionOf(open(cluster, "{token: t}"))).isEqualTo("v1.34.4");
      assertThat(proxy.requests()).containsExactly("CONNECT 127.0.0.1:6443 Basic bWU6c2VjcmV0");
      assertThat(last().token()).isEqualTo("t");
      assertThat(helmCluster(cluster).get("proxy-url").getAsString())
          .isEqualTo(proxy.url("me:secret@"));
    }
  }

  @Test
  void a_proxy_url_that_is_not_supported_is_refused() {
    assertThat(refused("{server: \"https://a\", proxy-url: \"https://p\"}", "{}"))
        .contains("must be an http:// or socks5:// URL");
    assertThat(refused("{server: \"https://a\", proxy-url: \"socks5://me:x@p\"}", "{}"))
        .contains("supported for http:// only");
  }

  @Test
  void the_proxy_of_the_environment_applies_except_to_the_servers_of_NO_PROXY() {
    try (ConnectProxy proxy = new ConnectProxy(server.port())) {
      String cluster =
          "{server: \"https://10.255.255.1:6443\", certificate-authority-data: %s,"
                  .formatted(SecureApiServer.authority())
              + " tls-server-name: 127.0.0.1}";
      Map<String, String> environment = Map.of("https_proxy", proxy.url("").substring(7));

      assertThat(versionOf(open(cluster, "{}", environment))).isEqualTo("v1.34.4");
      assertThat(proxy.requests()).containsExactly("CONNECT 10.255.255.1:6443 ");
      assertThat(open(cluster, "{}", environment).programAccess().kubeconfig())
          .contains("\"proxy-url\":\"" + proxy.url("") + "\"");
      assertThat(
              open(
                      cluster,
                      "{}",
                      Map.of("HTTPS_PROXY", proxy.url(""), "NO_PROXY", "x.example,10.0.0.0/8"))
                  .programAccess()
                  .kubeconfig())
          .doesNotContain("proxy-url");
    }
  }

  @Test
  void a_server_without_scheme_is_refused() {
    assertThat(refused("{server: \"127.0.0.1:6443\"}", "{}")).contains("is not");
    assertThat(refused("{server: \"ftp://a\"}", "{}"))
        .contains("is not an https:// or http:// URL");
  }

  @Test
  void no_secret_is_sent_without_encryption() throws Exception {
    try (PlainServer plain = new PlainServer()) {
      versionOf(open("{server: \"" + plain.url() + "/\"}", "{token: t}"));

      assertThat(plain.authorizations()).containsExactly("none");
    }
  }

  // ---- KUBECONFIG

  @Test
  void several_files_are_merged_and_the_first_one_has_precedence() throws IOException {
    Files.createDirectories(folder.resolve("a"));
    Files.createDirectories(folder.resolve("b"));
    Files.writeString(folder.resolve("b/sa.token"), "tok-of-b");
    Path first =
        Files.writeString(
            folder.resolve("a/config"),
            """
            current-context: lab
            contexts: [{name: lab, context: {cluster: lab, user: admin}}]
            clusters: [{name: lab, cluster: %s}]
            """
                .formatted(cluster("")));
    Path second =
        Files.writeString(
            folder.resolve("b/config"),
            """
            current-context: other
            contexts: [{name: lab, context: {cluster: other, user: other}}]
            clusters: [{name: lab, cluster: {server: "https://127.0.0.1:1"}}]
            users: [{name: admin, user: {tokenFile: sa.token}}]
            """);
    server.accept(withToken("tok-of-b"));

    KubernetesConnection connection =
        KubernetesConnection.open(List.of(first, second, folder.resolve("missing")), null);

    assertThat(connection.name()).isEqualTo("lab");
    assertThat(versionOf(connection)).isEqualTo("v1.34.4");
  }

  @Test
  void empty_entries_of_KUBECONFIG_are_skipped() {
    String colon = File.pathSeparator;

    assertThat(KubernetesConnection.paths(colon + "/a/k3s.yaml" + colon))
        .containsExactly(Path.of("/a/k3s.yaml"));
    assertThat(KubernetesConnection.paths("/a" + colon + colon + "/b"))
        .containsExactly(Path.of("/a"), Path.of("/b"));
    assertThatExceptionOfType(KubeconfigException.class)
        .isThrownBy(() -> KubernetesConnection.open(KubernetesConnection.paths(colon), null))
        .withMessageContaining("KUBECONFIG names no file");
  }

  @Test
  void a_kubeconfig_that_everybody_can_change_is_refused() throws IOException {
    Path file = server.kubeconfig(folder, "{token: t}");
    Files.setPosixFilePermissions(
        file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-rw-rw-"));

    assertThatExceptionOfType(KubeconfigException.class)
        .isThrownBy(() -> KubernetesConnection.open(file))
        .withMessageContaining("can be changed by every account");
  }

  // ---- in a pod

  @Test
  void the_ServiceAccount_of_a_pod() throws IOException {
    Map<String, String> environment =
        Map.of(
            "KUBERNETES_SERVICE_HOST",
            "127.0.0.1",
            "KUBERNETES_SERVICE_PORT",
            String.valueOf(server.port()));
    assertThat(KubernetesConnection.inCluster(environment, folder)).isEmpty();
    Files.writeString(folder.resolve("ca.crt"), SecureApiServer.authorityPem());
    Files.writeString(folder.resolve("token"), "tok-pod");
    server.accept(withToken("tok-pod"));

    assertThat(KubernetesConnection.inCluster(Map.of(), folder)).isEmpty();
    KubernetesConnection pod = KubernetesConnection.inCluster(environment, folder).orElseThrow();
    assertThat(pod.name()).isEqualTo("in-cluster");
    assertThat(versionOf(pod)).isEqualTo("v1.34.4");
    // Kubernetes renews the token.
    Files.writeString(folder.resolve("token"), "tok-pod-2");
    server.accept(withToken("tok-pod-2"));
    assertThat(versionOf(pod)).isEqualTo("v1.34.4");
    assertThat(pod.programAccess().kubeconfig()).contains("\"token\":\"tok-pod-2\"");
  }

  private static Predicate<Received> withToken(String token) {
    return received -> received.token().equals(token);
  }

  private Received last() {
    return server.requests().getLast();
  }

  private String version(String user) {
    return versionOf(open(cluster(""), user));
  }

  static String versionOf(KubernetesConnection connection) {
    ApiClient client = connection.client(TIMEOUT);
    try {
      return ApiClients.version(client, TIMEOUT);
    } finally {
      ApiClients.close(client);
    }
  }

  private String cluster(String more) {
    return "{server: \"%s\", certificate-authority-data: %s%s}"
        .formatted(server.url(), SecureApiServer.authority(), more);
  }

  private KubernetesConnection open(String cluster, String user) {
    return open(cluster, user, Map.of());
  }

  private KubernetesConnection open(String cluster, String user, Map<String, String> environment) {
    Path file = Kubeconfigs.write(folder, SecureApiServer.kubeconfig(cluster, user));
    return KubernetesConnection.open(List.of(file), null, environment, TIMEOUT);
  }

  private String refusal(String user) {
    return refused(cluster(""), user);
  }

  private String refused(String cluster, String user) {
    String message =
        String.valueOf(
            assertThatExceptionOfType(KubeconfigException.class)
                .isThrownBy(() -> open(cluster, user))
                .actual()
                .getMessage());
    assertThat(message).endsWith(".").doesNotContain("\n", "Exception");
    return message;
  }

  private JsonObject helmUser(String user) {
    return helm(open(cluster(""), user), "users", "user");
  }

  private JsonObject helmCluster(String cluster) {
    return helm(open(cluster, "{}"), "clusters", "cluster");
  }

  private static JsonObject helm(KubernetesConnection connection, String list, String field) {
    return JsonParser.parseString(connection.programAccess().kubeconfig())
        .getAsJsonObject()
        .getAsJsonArray(list)
        .get(0)
        .getAsJsonObject()
        .getAsJsonObject(field);
  }
}
