package io.urumi.adapter.k8s.namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.urumi.adapter.k8s.diagnosis.ApiDiagnosticSource;
import io.urumi.adapter.k8s.diagnosis.FailingPodRestarter;
import io.urumi.adapter.k8s.diagnosis.WorkloadObserver;
import io.urumi.adapter.k8s.foreign.ForeignObjectDetection;
import io.urumi.adapter.k8s.foreign.ForeignObjectSettings;
import io.urumi.adapter.k8s.guardrails.Guardrails;
import io.urumi.adapter.k8s.watch.ChangeFeed;
import io.urumi.adapter.k8s.watch.Informers;
import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.StoreName;
import io.urumi.kubernetes.ApiClients;
import io.urumi.kubernetes.ApiFailureClassifier;
import io.urumi.kubernetes.TolerantJson;
import io.urumi.kubernetes.connection.KubernetesConnection;
import io.urumi.port.driven.cluster.DiscoveredNamespace;
import io.urumi.port.driven.cluster.TenantSpace;
import io.urumi.testkit.cluster.FakeApiServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.scheduler.Schedulers;

/** Which namespaces are recognised as those of stores. */
class DiscoveredNamespacesTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final String ID = "01890a5d-ac96-774b-bcce-b302099a8057";
  private static final String OURS =
      """
      {"metadata": {"name": "store-alpha", "uid": "u-1",
        "creationTimestamp": "2026-11-24T12:00:00Z",
        "labels": {"app.kubernetes.io/part-of": "urumi", "app.kubernetes.io/managed-by": "urumi",
          "urumi.io/store-id": "%s", "urumi.io/subdomain": "alpha"},
        "annotations": {"urumi.io/store-name": "Café Zoë", "urumi.io/owner": "anna",
          "urumi.io/plan": "small"}},
       "status": {"phase": "Active"}}
      """
          .formatted(ID);

  @TempDir private Path folder;
  private final FakeApiServer server = new FakeApiServer();
  private ApiClient client;
  private TenantSpace tenantSpace;

  @BeforeEach
  void connect() {
    client = KubernetesConnection.open(server.kubeconfig(folder)).client(Duration.ofSeconds(5));
    ChangeFeed feed = new ChangeFeed(Schedulers.parallel());
    // Never started: there are no requests but those of the test.
    Informers informers = new Informers(client, client, feed);
    Guardrails guardrails =
        new Guardrails(
            client,
            informers,
            new ForeignObjectDetection(
                informers,
                new ForeignObjectSettings(true, Duration.ofMinutes(5)),
                _ -> false,
                Clock.systemUTC()));
    ApiDiagnosticSource source = new ApiDiagnosticSource(client);
    StoreAccess access = new StoreAccess(client, informers, null, Duration.ofMinutes(5));
    tenantSpace =
        new KubernetesTenantSpace(
            client,
            new BlockingCalls(
                Schedulers.boundedElastic(),
                Duration.ofSeconds(10),
                new ApiFailureClassifier(client.getBasePath())),
            new NamespaceObserver(
                client, guardrails, new WorkloadObserver(informers, source), access),
            access,
            guardrails,
            new FailingPodRestarter(client, informers, source),
            feed);
  }

  @AfterEach
  void close() {
    ApiClients.close(client);
    server.close();
  }

  @Test
  void labels_and_annotations_of_a_namespace_are_read() {
    DiscoveredNamespace found = Objects.requireNonNull(DiscoveredNamespaces.read(json(OURS)));

    assertThat(found.namespace()).isEqualTo(new Namespace("store-alpha"));
    assertThat(found.storeId()).hasToString(ID);
    assertThat(found.createdAt()).isEqualTo(Instant.parse("2026-11-24T12:00:00Z"));
    assertThat(found.name()).isEqualTo(new StoreName("Café Zoë"));
    assertThat(found.owner()).hasToString("anna");
    assertThat(found.plan()).hasToString("small");
    assertThat(found.terminating()).isFalse();
  }

  @Test
  void invalid_values_of_annotations_are_left_out() {
    DiscoveredNamespace found =
        Objects.requireNonNull(
            DiscoveredNamespaces.read(
                json(
                    OURS.replace("\"anna\"", "\"an na\"")
                        .replace("\"small\"", "\"S M A L L\"")
                        .replace("Café Zoë", " "))));

    assertThat(found.name()).isNull();
    assertThat(found.owner()).isNull();
    assertThat(found.plan()).isNull();
    assertThat(found.complete()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'\"app.kubernetes.io/part-of\": \"urumi\"', '\"app.kubernetes.io/part-of\": \"other\"'",
    "'\"app.kubernetes.io/managed-by\": \"urumi\"', '\"app.kubernetes.io/managed-by\": \"Helm\"'",
    "'01890a5d-ac96-774b-bcce-b302099a8057', 'not-an-id'",
    "'\"urumi.io/subdomain\": \"alpha\"', '\"urumi.io/subdomain\": \"beta\"'",
    "'\"name\": \"store-alpha\"', '\"name\": \"kube-system\"'",
    "'\"name\": \"store-alpha\"', '\"name\": \"store-beta\"'",
    "'\"name\": \"store-alpha\"', '\"name\": \"store-\"'",
    "'\"creationTimestamp\": \"2026-11-24T12:00:00Z\"', '\"creationTimestamp\": \"yesterday\"'"
  })
  void a_namespace_that_does_not_match_in_one_point_is_not_discovered(String mark, String other) {
    String changed = OURS.replace(mark, other);
    assertThat(changed).isNotEqualTo(OURS);

    assertThat(DiscoveredNamespaces.read(json(changed))).isNull();
  }

  @Test
  void only_labelled_namespaces_are_listed_page_by_page_and_nothing_is_changed() {
    String beta = OURS.replace("alpha", "beta");
    server
        .then(
            FakeApiServer.json(
                200, "{\"metadata\":{\"continue\":\"c1\"},\"items\":[" + OURS + "]}"))
        .then(
            FakeApiServer.json(
                200, "{\"metadata\":{},\"items\":[" + beta + "," + OURS.replace(ID, "x") + "]}"));

    assertThat(
            tenantSpace
                .discoverNamespaces()
                .map(each -> each.subdomain().value())
                .collectList()
                .block(TIMEOUT))
        .containsExactly("alpha", "beta");

    assertThat(server.requests())
        .hasSize(2)
        .allSatisfy(request ->
            assertThat(request)
                .startsWith("GET /api/v1/namespaces?")
                .contains(
                    "labelSelector=app.kubernetes.io%2Fpart-of%3Durumi%2C"
                        + "app.kubernetes.io%2Fmanaged-by%3Durumi"))
        .last()
        .asString()
        .contains("continue=c1");
  }

  @Test
  void a_rejected_list_is_a_missing_permission_and_not_an_empty_cluster() {
    server.then(
        FakeApiServer.json(
            403,
            "{\"kind\":\"Status\",\"status\":\"Failure\",\"reason\":\"Forbidden\","
                + "\"message\":\"namespaces is forbidden: User \\\"u\\\" cannot list resource \\\"namespaces\\\" in API group \\\"\\\" at the cluster scope\",\"code\":403}"));

    assertThatExceptionOfType(StoreFailureException.class)
        .isThrownBy(() -> tenantSpace.discoverNamespaces().collectList().block(TIMEOUT))
        .matches(refused -> refused.failure().code() == FailureCode.PERMISSION_MISSING);
  }

  @Test
  void one_namespace_is_found_by_its_name_unless_it_is_not_of_a_store() {
    Namespace alpha = new Namespace("store-alpha");
    server
        .then(FakeApiServer.json(200, OURS))
        .then(FakeApiServer.json(200, OURS.replace("\"urumi\"", "\"other\"")))
        .then(
            FakeApiServer.json(404, "{\"kind\":\"Status\",\"reason\":\"NotFound\",\"code\":404}"));

    assertThat(tenantSpace.find(alpha).blockOptional(TIMEOUT)).isPresent();
    assertThat(tenantSpace.find(alpha).blockOptional(TIMEOUT)).isEmpty();
    assertThat(tenantSpace.find(alpha).blockOptional(TIMEOUT)).isEmpty();
  }

  private static StoreNamespace json(String text) {
    return new StoreNamespace(TolerantJson.read(text, V1Namespace.class));
  }
}
