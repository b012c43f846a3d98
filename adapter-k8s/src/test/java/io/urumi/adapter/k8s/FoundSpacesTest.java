package io.urumi.adapter.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.StoreName;
import io.urumi.port.driven.cluster.DiscoveredNamespace;
import io.urumi.port.driven.cluster.TenantSpace;
import java.nio.file.Path;
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

/** Which namespaces are taken for the platform's own. */
class FoundSpacesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
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
  private ApiServer api;
  private TenantSpace space;

  @BeforeEach
  void connect() {
    api = server.client(folder, Duration.ofSeconds(5));
    ChangeFeed feed = new ChangeFeed(Schedulers.parallel());
    // Never started: nothing is asked but what the test asks.
    Watches watches = new Watches(api, feed);
    Guardrails guardrails = new Guardrails(api, watches.guardrails());
    space =
        new KubernetesTenantSpace(
            api,
            new Operations(
                Schedulers.boundedElastic(),
                Duration.ofSeconds(10),
                new FailureClassifier(api.address())),
            new SpaceReader(api, watches, guardrails),
            guardrails,
            new FreshStart(api, watches),
            feed);
  }

  @AfterEach
  void close() {
    api.close();
    server.close();
  }

  @Test
  void what_a_namespace_says_of_its_store_is_read() {
    DiscoveredNamespace found = Objects.requireNonNull(FoundSpaces.read(json(OURS)));

    assertThat(found.namespace()).isEqualTo(new Namespace("store-alpha"));
    assertThat(found.storeId()).hasToString(ID);
    assertThat(found.createdAt()).isEqualTo(Instant.parse("2026-11-24T12:00:00Z"));
    assertThat(found.name()).isEqualTo(new StoreName("Café Zoë"));
    assertThat(found.owner()).hasToString("anna");
    assertThat(found.plan()).hasToString("small");
    assertThat(found.terminating()).isFalse();
  }

  @Test
  void what_somebody_wrote_into_the_annotations_is_left_out_when_it_breaks_the_rules() {
    DiscoveredNamespace found =
        Objects.requireNonNull(
            FoundSpaces.read(
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
  void a_namespace_in_which_one_mark_is_missing_is_somebody_elses(String mark, String other) {
    String changed = OURS.replace(mark, other);
    assertThat(changed).isNotEqualTo(OURS);

    assertThat(FoundSpaces.read(json(changed))).isNull();
  }

  @Test
  void only_labelled_namespaces_are_asked_for_page_by_page_and_nothing_is_changed() {
    String beta = OURS.replace("alpha", "beta");
    server
        .then(
            FakeApiServer.json(
                200, "{\"metadata\":{\"continue\":\"c1\"},\"items\":[" + OURS + "]}"))
        .then(
            FakeApiServer.json(
                200, "{\"metadata\":{},\"items\":[" + beta + "," + OURS.replace(ID, "x") + "]}"));

    assertThat(
            space
                .discoverNamespaces()
                .map(each -> each.subdomain().value())
                .collectList()
                .block(PATIENCE))
        .containsExactly("alpha", "beta");

    assertThat(server.asked())
        .hasSize(2)
        .allSatisfy(asked ->
            assertThat(asked)
                .startsWith("GET /api/v1/namespaces?")
                .contains(
                    "labelSelector=app.kubernetes.io%2Fpart-of%3Durumi%2C"
                        + "app.kubernetes.io%2Fmanaged-by%3Durumi"))
        .last()
        .asString()
        .contains("continue=c1");
  }

  @Test
  void a_list_that_is_refused_is_a_missing_permission_and_not_an_empty_cluster() {
    server.then(
        FakeApiServer.json(
            403,
            "{\"kind\":\"Status\",\"status\":\"Failure\",\"reason\":\"Forbidden\","
                + "\"message\":\"namespaces is forbidden: User \\\"u\\\" cannot list resource \\\"namespaces\\\" in API group \\\"\\\" at the cluster scope\",\"code\":403}"));

    assertThatExceptionOfType(StoreFailureException.class)
        .isThrownBy(() -> space.discoverNamespaces().collectList().block(PATIENCE))
        .matches(refused -> refused.failure().code() == FailureCode.PERMISSION_MISSING);
  }

  @Test
  void one_namespace_is_found_by_its_name_unless_it_is_somebody_elses() {
    Namespace alpha = new Namespace("store-alpha");
    server
        .then(FakeApiServer.json(200, OURS))
        .then(FakeApiServer.json(200, OURS.replace("\"urumi\"", "\"other\"")))
        .then(
            FakeApiServer.json(404, "{\"kind\":\"Status\",\"reason\":\"NotFound\",\"code\":404}"));

    assertThat(space.find(alpha).blockOptional(PATIENCE)).isPresent();
    assertThat(space.find(alpha).blockOptional(PATIENCE)).isEmpty();
    assertThat(space.find(alpha).blockOptional(PATIENCE)).isEmpty();
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }
}
