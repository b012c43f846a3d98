package io.urumi.kubernetes;

import static io.urumi.testkit.cluster.FakeApiServer.json;
import static io.urumi.testkit.cluster.FakeApiServer.silence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodList;
import io.kubernetes.client.openapi.models.V1Preconditions;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesListObject;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.kubernetes.client.util.generic.options.DeleteOptions;
import io.urumi.kubernetes.connection.KubernetesConnection;
import io.urumi.testkit.cluster.FakeApiServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests to an API server that fails, hangs, or is newer than client-java. */
final class ResourceClientTest {
  private static final String QUOTA =
      "{\"metadata\":{\"name\":\"q\",\"resourceVersion\":\"7\"},\"aFieldOfALaterVersion\":1}";
  private static final String POD =
      """
      {"apiVersion": "v1", "kind": "Pod", "aFieldOfALaterVersion": {"a": 1},
       "metadata": {"name": "p", "aFieldOfALaterVersion": [1],
                    "creationTimestamp": "2026-11-28T10:00:00Z"},
       "spec": {"nodeName": "node", "containers": [{"aFieldOfALaterVersion": true}]},
       "status": {"phase": "APhaseOfALaterVersion", "startTime": "2026-11-28T10:00:00.123456Z",
                  "containerStatuses": [{"restartCount": 3, "aFieldOfALaterVersion": {}}]}}
      """;

  @TempDir private Path folder;
  private FakeApiServer server;
  private ApiClient client;
  private ResourceClient<DynamicKubernetesObject, DynamicKubernetesListObject> quotas;
  private ResourceClient<V1Pod, V1PodList> pods;

  @BeforeEach
  void open() {
    server = new FakeApiServer();
    client = KubernetesConnection.open(server.kubeconfig(folder)).client(Duration.ofSeconds(2));
    quotas =
        new ResourceClient<>(
            ResourceType.dynamic("", "v1", "ResourceQuota", "resourcequotas"), client);
    pods =
        new ResourceClient<>(
            new ResourceType<>(V1Pod.class, V1PodList.class, "", "v1", "Pod", "pods"), client);
  }

  @AfterEach
  void close() {
    ApiClients.close(client);
    server.close();
  }

  @Test
  void a_failed_request_is_not_repeated() {
    for (int status : new int[] {500, 503, 429}) {
      server.then(json(status, "{}"));

      assertThatExceptionOfType(ApiRequestException.class)
          .isThrownBy(() -> quotas.find("store-alpha", "q"))
          .matches(failed -> failed.status() == status);
    }
    assertThat(server.requests())
        .hasSize(3)
        .containsOnly("GET /api/v1/namespaces/store-alpha/resourcequotas/q");
  }

  @Test
  void a_rejection_has_the_servers_reason_and_message() {
    server.then(json(403, "{\"message\":\"no\",\"reason\":\"Forbidden\"}"));

    assertThatExceptionOfType(ApiRequestException.class)
        .isThrownBy(() -> quotas.find("store-alpha", "q"))
        .matches(refused -> refused.text().equals("no") && refused.reason().equals("Forbidden"));
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void a_request_without_an_answer_ends_at_the_timeout() {
    server.then(silence());
    Instant before = Instant.now();

    assertThatExceptionOfType(ApiRequestException.class)
        .isThrownBy(() -> quotas.find("store-alpha", "q"))
        .matches(refused -> refused.status() == ApiRequestException.NO_ANSWER);
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void an_answer_without_end_ends_at_the_timeout() {
    server.then(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      while (true) {
        exchange.getResponseBody().write(' ');
        exchange.getResponseBody().flush();
        Thread.sleep(50);
      }
    });
    Instant before = Instant.now();

    assertThatExceptionOfType(ApiRequestException.class)
        .isThrownBy(() ->
            assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> quotas.find("store-alpha", "q")))
        .matches(refused -> refused.status() == ApiRequestException.NO_ANSWER);
    assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofSeconds(1));
  }

  @Test
  void the_version_request_has_a_timeout_of_its_own() {
    server.then(silence()).then(json(200, "{\"gitVersion\":\"v1.99.0\",\"aNewField\":\"1\"}"));
    Instant before = Instant.now();

    assertThatExceptionOfType(ApiRequestException.class)
        .isThrownBy(() -> ApiClients.version(client, Duration.ofMillis(300)));
    assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofMillis(1500));
    assertThat(ApiClients.version(client, Duration.ofSeconds(2))).isEqualTo("v1.99.0");
  }

  @Test
  void a_broken_connection_is_no_answer() {
    server.then(exchange -> {
      throw new IOException("broken by the test");
    });

    assertThatExceptionOfType(ApiRequestException.class)
        .isThrownBy(() -> quotas.delete("store-alpha", "q", new DeleteOptions()))
        .matches(refused -> refused.status() == ApiRequestException.NO_ANSWER);
  }

  @Test
  void an_object_as_json_keeps_the_fields_of_a_later_server() {
    server.then(json(200, QUOTA));

    assertThat(quotas.find("store-alpha", "q").orElseThrow().getRaw()).hasToString(QUOTA);
  }

  @Test
  void a_missing_object_is_no_error() {
    server.then(json(404, "{}")).then(json(404, "{}")).then(json(404, "{}"));

    assertThat(quotas.find("store-alpha", "q")).isEmpty();
    assertThat(quotas.findMetadata("store-alpha", "q")).isEmpty();
    assertThat(quotas.delete("store-alpha", "p", new DeleteOptions())).isFalse();
  }

  @Test
  void a_deletion_is_sent_with_its_preconditions_also_without_a_namespace() {
    ResourceClient<V1Namespace, ?> namespaces =
        new ResourceClient<>(ResourceType.NAMESPACE, client);
    DeleteOptions options = new DeleteOptions();
    options.setPreconditions(new V1Preconditions().uid("one"));
    server
        .then(json(200, QUOTA))
        .then(json(200, "{\"kind\":\"Namespace\",\"metadata\":{\"name\":\"n\",\"uid\":\"one\"}}"))
        .then(json(200, "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Success\"}"))
        .then(json(409, "{\"message\":\"Precondition failed\",\"reason\":\"Conflict\"}"))
        .then(json(404, "{}"));

    quotas.delete("store-alpha", "q", options);
    assertThat(namespaces.deleteReturningMetadata(null, "n", options))
        .hasValueSatisfying(metadata -> assertThat(metadata.getUid()).isEqualTo("one"));
    assertThat(namespaces.deleteReturningMetadata(null, "n", options))
        .hasValueSatisfying(metadata -> assertThat(metadata.getUid()).isNull());
    assertThatExceptionOfType(ApiRequestException.class)
        .isThrownBy(() -> namespaces.delete(null, "n", options))
        .matches(ApiRequestException::isConflict);
    assertThat(namespaces.delete(null, "n", options)).isFalse();

    assertThat(server.bodies())
        .hasSize(5)
        .allMatch(body -> body.contains("\"preconditions\":{\"uid\":\"one\"}"));
  }

  @Test
  void a_deletion_of_a_collection_has_its_options_and_reports_a_refusal() {
    DeleteOptions options = new DeleteOptions();
    options.setGracePeriodSeconds(1L);
    server
        .then(json(200, "{\"kind\":\"PodList\",\"items\":[" + POD + "]}"))
        .then(json(403, "{\"message\":\"no\",\"reason\":\"Forbidden\"}"));

    pods.deleteCollection("store-alpha", "urumi.io/store-id=a", options);
    assertThatExceptionOfType(ApiRequestException.class)
        .isThrownBy(() -> quotas.deleteCollection("store-alpha", "urumi.io/store-id=a", options))
        .withMessage("no")
        .matches(refused -> refused.isForbidden() && refused.request().name() == null);

    assertThat(server.requests())
        .containsExactly(
            "DELETE /api/v1/namespaces/store-alpha/pods?labelSelector=urumi.io%2Fstore-id%3Da",
            "DELETE /api/v1/namespaces/store-alpha/resourcequotas"
                + "?labelSelector=urumi.io%2Fstore-id%3Da");
    assertThat(server.bodies()).hasSize(2).allMatch(body -> body.contains("gracePeriodSeconds"));
  }

  @Test
  void an_answer_that_is_not_json_is_no_answer() {
    server
        .then(json(200, "<html>Log in to the hotel's network</html>"))
        .then(exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/html");
          json(200, "<html>Log in to the hotel's network</html>").to(exchange);
        });

    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatExceptionOfType(ApiRequestException.class)
          .isThrownBy(() -> quotas.find("store-alpha", "q"))
          .matches(refused -> refused.status() == ApiRequestException.NO_ANSWER);
    }
  }

  @Test
  void an_error_page_of_a_proxy_keeps_its_status() {
    server.then(json(502, "<html>Bad gateway</html>")).then(json(503, ""));

    assertThatExceptionOfType(ApiRequestException.class)
        .isThrownBy(() -> quotas.find("store-alpha", "q"))
        .matches(refused -> refused.text().equals("HTTP 502: <html>Bad gateway</html>"));
    assertThatExceptionOfType(ApiRequestException.class)
        .isThrownBy(() -> quotas.find("store-alpha", "q"))
        .matches(refused -> refused.text().equals("HTTP 503"));
  }

  @Test
  void a_long_collection_is_read_page_by_page() {
    server
        .then(
            json(
                200,
                "{\"metadata\":{\"continue\":\"more\"},\"items\":[{\"metadata\":{\"name\":\"a\"}}]}"))
        .then(
            json(
                200,
                "{\"metadata\":{\"resourceVersion\":\"9\"},\"items\":[{\"metadata\":{\"name\":\"b\"}}]}"));

    ResourceClient.Listing<V1Pod> listing = pods.list(null, StoreLabels.SELECTOR, null);

    assertThat(listing.items())
        .extracting(pod -> pod.getMetadata().getName())
        .containsExactly("a", "b");
    assertThat(listing.resourceVersion()).isEqualTo("9");
    assertThat(server.requests().getLast()).contains("continue=more");
  }

  @Test
  void typed_models_accept_fields_and_values_of_a_later_server() {
    server
        .then(json(200, POD))
        .then(json(200, "{\"metadata\":{\"aFieldOfALaterVersion\":1},\"items\":[" + POD + "]}"));

    V1Pod pod = pods.find("store-alpha", "p").orElseThrow();

    assertThat(pod.getSpec().getNodeName()).isEqualTo("node");
    assertThat(pod.getStatus().getContainerStatuses().getFirst().getRestartCount()).isEqualTo(3);
    assertThat(pod.getStatus().getPhase()).isEqualTo("APhaseOfALaterVersion");
    assertThat(pods.list("store-alpha", null, null).items()).containsExactly(pod);
  }

  @Test
  void an_apply_sets_fields_of_other_managers_too() {
    server.then(json(200, QUOTA));
    DynamicKubernetesObject quota = new DynamicKubernetesObject();
    quota.setMetadata(new V1ObjectMeta().namespace("store-alpha").name("q"));

    quotas.apply(quota);

    // Without force, the API server refuses a field that another manager has set.
    assertThat(server.requests().getLast())
        .startsWith("PATCH /api/v1/namespaces/store-alpha/resourcequotas/q?")
        .contains("force=true")
        .contains("fieldManager=urumi");
  }

  @Test
  void a_watch_ends_when_its_connection_is_silent() throws IOException {
    server.then(new FakeApiServer.Stream());
    ApiClient watches =
        KubernetesConnection.open(server.kubeconfig(folder)).watchClient(Duration.ofMillis(300));

    try (var watch =
        new ResourceClient<>(pods.type(), watches)
            .watch(StoreLabels.SELECTOR, "5", Duration.ofMinutes(1))) {
      assertThatExceptionOfType(RuntimeException.class)
          .isThrownBy(() -> assertTimeoutPreemptively(Duration.ofSeconds(20), watch::hasNext))
          .withCauseInstanceOf(IOException.class);
    } finally {
      ApiClients.close(watches);
    }
  }

  @Test
  void a_watch_accepts_fields_of_a_later_server() throws IOException {
    String line = POD.lines().map(String::strip).reduce("", String::concat);
    server.then(json(200, "{\"type\":\"ADDED\",\"object\":" + line + "}\n"));

    try (var watch = pods.watch(StoreLabels.SELECTOR, "5", Duration.ofMinutes(1))) {
      assertThat(watch.next().object.getMetadata().getName()).isEqualTo("p");
    }
    assertThat(server.requests().getLast())
        .contains("watch=true")
        .contains("allowWatchBookmarks=true")
        .contains("resourceVersion=5");
  }
}
