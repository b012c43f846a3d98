package io.urumi.adapter.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kubernetes.client.custom.Quantity;
import io.kubernetes.client.custom.V1Patch;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.models.AuthenticationV1TokenRequest;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1ResourceQuota;
import io.kubernetes.client.openapi.models.V1ResourceQuotaSpec;
import io.kubernetes.client.openapi.models.V1ResourceQuotaStatus;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1TokenRequestSpec;
import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.kubernetes.connection.KubernetesConnection;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.testkit.StoreFixtures;
import io.urumi.testkit.cluster.OnCluster;
import io.urumi.testkit.cluster.TestCluster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

/** Provokes every failure on a real cluster, and checks its code and message. */
@OnCluster
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractFailuresTest {
  private static final String CONFIG_MAP =
      """
      apiVersion: v1
      kind: ConfigMap
      metadata:
        name: %s
        namespace: {{ .Release.Namespace }}
      """;

  private StoreCluster cluster;
  private StoreBlueprint store;
  private @TempDir Path directory;

  abstract HelmReleases open(HelmSettings settings);

  @BeforeAll
  void connect(TestCluster found) {
    cluster = StoreCluster.of(found);
  }

  @AfterAll
  void disconnect() {
    if (cluster != null) {
      cluster.close();
    }
  }

  @BeforeEach
  void prepare() {
    store = cluster.newStore();
  }

  // ------------------------------------------------------------------ chart and values

  @Test
  void a_missing_chart_directory() {
    StoreFailure failure = deploy(settings().withChart(directory.resolve("nowhere")));

    assertThat(failure).isInstanceOf(StoreFailure.ChartInvalid.class);
    assertThat(failure.message()).contains("there is no chart directory").contains("nowhere");
  }

  @Test
  void a_chart_without_a_version() {
    StoreFailure failure = deploy(chartWith("Chart.yaml", "apiVersion: v2\nname: fixture-store\n"));

    assertThat(failure).isInstanceOf(StoreFailure.ChartInvalid.class);
    assertThat(failure.message()).contains("has no version");
  }

  @Test
  void a_chart_with_an_invalid_version() {
    StoreFailure failure =
        deploy(chartWith("Chart.yaml", "apiVersion: v2\nname: fixture-store\nversion: latest\n"));

    assertThat(failure).isInstanceOf(StoreFailure.ChartInvalid.class);
    assertThat(failure.message()).contains("latest");
  }

  @Test
  void a_chart_with_broken_default_values() {
    StoreFailure failure = deploy(chartWith("values.yaml", "a: [1"));

    assertThat(failure).isInstanceOf(StoreFailure.ChartInvalid.class);
    assertThat(failure.message()).contains("values.yaml");
  }

  @Test
  void a_chart_for_another_version_of_kubernetes() {
    StoreFailure failure =
        deploy(
            chartWith(
                "Chart.yaml",
                "{apiVersion: v2, name: fixture-store, version: 1.0.0, kubeVersion: '>=9.0.0'}"));

    assertThat(failure).isInstanceOf(StoreFailure.ChartInvalid.class);
    assertThat(failure.message()).contains("kubeVersion: >=9.0.0");
  }

  @Test
  void a_chart_without_one_of_its_dependencies() {
    StoreFailure failure =
        deploy(
            chartWith(
                "Chart.yaml",
                "{apiVersion: v2, name: fixture-store, version: 1.0.0, dependencies:"
                    + " [{name: redis, version: 1.0.0, repository: 'https://example.invalid'}]}"));

    assertThat(failure).isInstanceOf(StoreFailure.ChartInvalid.class);
    assertThat(failure.message()).contains("redis");
  }

  @Test
  void a_template_that_cannot_be_parsed() {
    StoreFailure failure = deploy(chartWith("templates/extra.yaml", "{{ if }}"));

    assertThat(failure).isInstanceOf(StoreFailure.ChartInvalid.class);
    assertThat(failure.message()).contains("templates/extra.yaml").contains("missing value for if");
  }

  @Test
  void a_template_that_needs_a_missing_value() {
    StoreFailure failure =
        deploy(chartWith("templates/extra.yaml", "{{ .Values.nothing.at.all }}"));

    assertThat(failure).isInstanceOf(StoreFailure.ChartInvalid.class);
    assertThat(failure.message()).contains("templates/extra.yaml").contains("nil pointer");
  }

  @Test
  void a_template_that_fails_with_its_own_message() {
    StoreFailure failure =
        deploy(
            chartWith(
                "templates/extra.yaml",
                "{{ fail \"plan \\\"tiny\\\" is unknown: write small\" }}"));

    assertThat(failure).isInstanceOf(StoreFailure.ChartInvalid.class);
    assertThat(failure.message()).endsWith(": plan \"tiny\" is unknown: write small");
  }

  @Test
  void a_template_whose_result_is_not_yaml() {
    StoreFailure failure =
        deploy(chartWith("templates/extra.yaml", "apiVersion: v1\nkind: ConfigMap\n  x: [\n"));

    assertThat(failure).isInstanceOf(StoreFailure.ChartInvalid.class);
    assertThat(failure.message()).contains("templates/extra.yaml");
  }

  @Test
  void an_object_of_an_unknown_kind() {
    StoreFailure failure =
        deploy(
            chartWith(
                "templates/extra.yaml",
                "apiVersion: example.org/v1\nkind: Unicorn\nmetadata: {name: it}\n"));

    assertThat(failure).isInstanceOf(StoreFailure.ChartInvalid.class);
    assertThat(failure.message()).contains("Unicorn");
  }

  @Test
  void values_that_do_not_match_the_schema() throws IOException {
    StoreFailure failure = deploy(extraValues("surprise: 1\nnote: 5\n"));

    assertThat(failure).isInstanceOf(StoreFailure.ChartInvalid.class);
    assertThat(failure.message()).contains("surprise").contains("note");
  }

  @Test
  void a_values_file_that_is_not_yaml() throws IOException {
    StoreFailure failure = deploy(extraValues("note: [1"));

    assertThat(failure).isInstanceOf(StoreFailure.ChartInvalid.class);
    assertThat(failure.message()).contains("values.yaml").contains("not valid YAML");
  }

  // ------------------------------------------------------------------ the API server rejects a
  // request

  @Test
  void an_object_that_the_api_server_finds_invalid() {
    StoreFailure failure =
        deploy(chartWith("templates/extra.yaml", CONFIG_MAP.formatted("Not_A_Name")));

    assertThat(failure.code()).isEqualTo(FailureCode.REQUEST_REFUSED);
    assertThat(failure.message()).contains("Not_A_Name");
  }

  @Test
  void an_exceeded_quota() throws ApiException {
    V1ResourceQuota quota =
        new V1ResourceQuota()
            .metadata(new V1ObjectMeta().name("tight"))
            .spec(
                new V1ResourceQuotaSpec()
                    .hard(Map.of("count/configmaps", Quantity.fromString("1"))));
    cluster.core().createNamespacedResourceQuota(namespace(), quota).execute();
    // The quota applies once its controller has set its status.
    Await.until(() ->
        cluster.core().readNamespacedResourceQuota("tight", namespace()).execute().getStatus()
                instanceof V1ResourceQuotaStatus status
            && status.getUsed() != null);

    StoreFailure failure = deploy(chartWith("templates/extra.yaml", CONFIG_MAP.formatted("more")));

    assertThat(failure.code()).isEqualTo(FailureCode.QUOTA_EXCEEDED);
    assertThat(failure.message()).contains("tight").contains("count/configmaps=1");
  }

  @Test
  void a_pod_that_violates_the_namespaces_pod_security() {
    label("pod-security.kubernetes.io/enforce", "restricted");

    StoreFailure failure =
        deploy(
            chartWith(
                "templates/extra.yaml",
                """
                apiVersion: v1
                kind: Pod
                metadata: {name: bold}
                spec:
                  containers: [{name: bold, image: none, securityContext: {privileged: true}}]
                """));

    assertThat(failure.code()).isEqualTo(FailureCode.REQUEST_REFUSED);
    assertThat(failure.message()).contains("bold").contains("PodSecurity").contains("privileged");
  }

  @Test
  void an_admission_policy_that_denies_an_object() {
    label("urumi.io/test-policy", store.subdomain().value());
    try (RefusingAdmissionPolicy policy =
        RefusingAdmissionPolicy.refusingConfigMaps(cluster, store.subdomain().value())) {
      policy.awaitEnforced(namespace());

      StoreFailure failure = deploy(settings());

      assertThat(failure.code()).isEqualTo(FailureCode.REQUEST_REFUSED);
      assertThat(failure.message()).contains(policy.name()).contains("no config maps here");
    }
  }

  @Test
  void an_account_without_permissions() throws ApiException {
    HelmSettings unprivileged = withToken(tokenWithoutPermissions());

    StoreFailure failure = deploy(unprivileged);

    assertThat(failure.code()).isEqualTo(FailureCode.PERMISSION_MISSING);
    assertThat(failure.message()).contains("list the secrets in namespace " + namespace());
  }

  @Test
  void an_unknown_account() {
    StoreFailure failure = deploy(withToken("unknown"));

    assertThat(failure.code()).isEqualTo(FailureCode.PERMISSION_MISSING);
    assertThat(failure.message()).contains("log in");
  }

  @Test
  void a_missing_namespace() {
    StoreBlueprint missing = StoreFixtures.blueprint("helm-missing");
    try (HelmReleases releases = open(settings())) {
      StoreFailure failure = failure(releases.deploy(missing));

      assertThat(failure.code()).isEqualTo(FailureCode.RELEASE_FAILED);
      assertThat(failure.message()).contains("store-helm-missing").contains("not found");
    }
  }

  @Test
  void a_terminating_namespace() throws ApiException {
    V1ConfigMap anchor =
        new V1ConfigMap()
            .metadata(
                new V1ObjectMeta().name("anchor").finalizers(List.of("urumi.io/test-anchor")));
    cluster.core().createNamespacedConfigMap(namespace(), anchor).execute();
    cluster.objects("", "v1", "namespaces").delete(namespace());
    try {
      StoreFailure failure = deploy(settings());

      assertThat(failure.code()).isEqualTo(FailureCode.NAMESPACE_TERMINATING);
      assertThat(failure.message()).contains(namespace());
    } finally {
      cluster
          .objects("", "v1", "configmaps")
          .patch(
              namespace(),
              "anchor",
              V1Patch.PATCH_FORMAT_JSON_MERGE_PATCH,
              new V1Patch("{\"metadata\":{\"finalizers\":null}}"));
    }
  }

  @Test
  void an_object_that_exists_and_belongs_to_no_release() throws ApiException {
    V1ConfigMap foreign = new V1ConfigMap().metadata(new V1ObjectMeta().name("store-web"));
    cluster.core().createNamespacedConfigMap(namespace(), foreign).execute();

    StoreFailure failure = deploy(settings());

    assertThat(failure.code()).isEqualTo(FailureCode.RELEASE_FAILED);
    assertThat(failure.message()).contains("store-web").contains("exists");
  }

  // ------------------------------------------------------------------ the connection to the
  // cluster

  @Test
  void an_api_server_with_an_unknown_host_name() {
    StoreFailure failure = deploy(toServer("https://unknown.invalid:6443"));

    assertThat(failure.code()).isEqualTo(FailureCode.CLUSTER_UNREACHABLE);
    assertThat(failure.message()).contains("https://unknown.invalid:6443");
  }

  @Test
  void an_api_server_that_accepts_connections_and_never_answers() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      HelmSettings settings =
          toServer("https://127.0.0.1:" + silent.getLocalPort()).withTimeout(Duration.ofSeconds(3));
      Instant start = Instant.now();

      StoreFailure failure = deploy(settings);

      assertThat(failure.code()).isEqualTo(FailureCode.CLUSTER_UNREACHABLE);
      assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
    }
  }

  @Test
  void an_api_server_that_closes_connections() throws IOException {
    try (ServerSocket closing = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> closeAll(closing));

      StoreFailure failure = deploy(toServer("https://127.0.0.1:" + closing.getLocalPort()));

      assertThat(failure.code()).isEqualTo(FailureCode.CLUSTER_UNREACHABLE);
    }
  }

  private static void closeAll(ServerSocket server) {
    while (!server.isClosed()) {
      try {
        server.accept().close();
      } catch (IOException closed) {
        return;
      }
    }
  }

  // ------------------------------------------------------------------

  private String namespace() {
    return store.namespace().value();
  }

  private HelmSettings settings() {
    return HelmSettings.of(cluster.kubeconfig())
        .withChart(FixtureChart.directory())
        .withTimeout(Duration.ofSeconds(60))
        .withWorkDirectory(TestDirectories.work());
  }

  private HelmSettings chartWith(String file, String content) {
    return settings().withChart(FixtureChart.copyWith(directory.resolve("chart"), file, content));
  }

  private HelmSettings extraValues(String yaml) throws IOException {
    Path file = Files.writeString(directory.resolve("values.yaml"), yaml);
    return settings().withOptions(ChartOptions.defaults().withExtraValuesFile(file));
  }

  private HelmSettings toServer(String address) {
    return withKubeconfig(Kubeconfigs.write(directory.resolve("elsewhere"), address, "any"));
  }

  private HelmSettings withToken(String token) {
    return withKubeconfig(
        Kubeconfigs.write(directory.resolve("account"), cluster.client().getBasePath(), token));
  }

  private HelmSettings withKubeconfig(Path kubeconfig) {
    return settings().withConnection(KubernetesConnection.open(kubeconfig));
  }

  private String tokenWithoutPermissions() throws ApiException {
    V1ServiceAccount account =
        new V1ServiceAccount().metadata(new V1ObjectMeta().name("unprivileged"));
    cluster.core().createNamespacedServiceAccount(namespace(), account).execute();
    AuthenticationV1TokenRequest request =
        new AuthenticationV1TokenRequest()
            .spec(new V1TokenRequestSpec().audiences(List.of()).expirationSeconds(600L));
    return cluster
        .core()
        .createNamespacedServiceAccountToken("unprivileged", namespace(), request)
        .execute()
        .getStatus()
        .getToken();
  }

  private void label(String key, String value) {
    cluster
        .objects("", "v1", "namespaces")
        .patch(
            namespace(),
            V1Patch.PATCH_FORMAT_JSON_MERGE_PATCH,
            new V1Patch("{\"metadata\":{\"labels\":{\"%s\":\"%s\"}}}".formatted(key, value)));
  }

  private StoreFailure deploy(HelmSettings settings) {
    try (HelmReleases releases = open(settings)) {
      return failure(releases.deploy(store));
    }
  }

  private static StoreFailure failure(Mono<?> mono) {
    return assertThatExceptionOfType(StoreFailureException.class)
        .isThrownBy(() -> mono.block(Duration.ofSeconds(120)))
        .actual()
        .failure();
  }
}
