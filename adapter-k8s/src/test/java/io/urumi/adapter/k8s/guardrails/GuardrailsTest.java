package io.urumi.adapter.k8s.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.urumi.adapter.k8s.foreign.ForeignObjectDetection;
import io.urumi.adapter.k8s.foreign.ForeignObjectSettings;
import io.urumi.adapter.k8s.watch.ChangeFeed;
import io.urumi.adapter.k8s.watch.Informers;
import io.urumi.kubernetes.ApiClients;
import io.urumi.kubernetes.StoreLabels;
import io.urumi.kubernetes.connection.KubernetesConnection;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.testkit.StoreFixtures;
import io.urumi.testkit.cluster.FakeApiServer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.scheduler.Schedulers;

/** The requests that replace the guardrails of an earlier chart. */
final class GuardrailsTest {
  private static final String POLICY =
      """
      {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: now}, spec: {podSelector: {}}}
      """;
  private static final String NOT_FOUND =
      """
      {"kind":"Status","apiVersion":"v1","status":"Failure","reason":"NotFound","code":404}\
      """;

  private final StoreBlueprint store = StoreFixtures.blueprint("alpha");
  private final FakeApiServer server = new FakeApiServer();
  @TempDir Path folder;
  private ApiClient client;
  private Guardrails guardrails;

  @BeforeEach
  void connect() {
    client = KubernetesConnection.open(server.kubeconfig(folder)).client(Duration.ofSeconds(5));
    // Not started: only the requests of this test.
    Informers informers = new Informers(client, client, new ChangeFeed(Schedulers.immediate()));
    guardrails =
        new Guardrails(
            client,
            informers,
            new ForeignObjectDetection(
                informers,
                new ForeignObjectSettings(true, Duration.ofMinutes(1)),
                _ -> true,
                Clock.systemUTC()));
  }

  @AfterEach
  void close() {
    ApiClients.close(client);
    server.close();
  }

  @Test
  void a_former_guardrail_is_deleted_as_it_was_found_and_one_of_another_store_is_kept() {
    V1Namespace namespace =
        new V1Namespace()
            .metadata(
                new V1ObjectMeta()
                    .name("store-alpha")
                    .uid("of-the-namespace")
                    .annotations(
                        Map.of(
                            StoreLabels.GUARDRAILS,
                            "{\"NetworkPolicy/former\":\"a\",\"NetworkPolicy/replaced\":\"b\"}")));
    server
        .then(FakeApiServer.json(200, policy("now", "of-the-policy", store.id().toString())))
        .then(FakeApiServer.json(200, policy("former", "of-the-former", store.id().toString())))
        .then(FakeApiServer.json(200, policy("former", "of-the-former", store.id().toString())))
        .then(FakeApiServer.json(200, policy("replaced", "of-another", "another-store")))
        .then(FakeApiServer.json(200, "{\"kind\":\"Namespace\",\"apiVersion\":\"v1\"}"));
    // The search for foreign objects.
    for (int i = 0; i < 10; i++) {
      server.then(FakeApiServer.json(404, NOT_FOUND));
    }

    guardrails.apply(store, namespace, POLICY);

    String policies = "/apis/networking.k8s.io/v1/namespaces/store-alpha/networkpolicies/";
    assertThat(server.requests())
        .filteredOn(each -> each.startsWith("DELETE"))
        .containsExactly("DELETE " + policies + "former");
    assertThat(body("DELETE " + policies)).contains("\"uid\":\"of-the-former\"");
    // The API server refuses it when the namespace was created again.
    assertThat(body("PATCH /api/v1/namespaces/store-alpha"))
        .contains("\"uid\":\"of-the-namespace\"")
        .contains("NetworkPolicy/now")
        .doesNotContain("NetworkPolicy/former");
  }

  private String body(String request) {
    List<String> requests = server.requests();
    for (int i = 0; i < requests.size(); i++) {
      if (requests.get(i).startsWith(request)) {
        return server.bodies().get(i);
      }
    }
    throw new AssertionError(request + " is not in " + requests);
  }

  private static String policy(String name, String uid, String storeId) {
    return """
    {"kind":"NetworkPolicy","apiVersion":"networking.k8s.io/v1","spec":{"podSelector":{}},
     "metadata":{"name":"%s","namespace":"store-alpha","uid":"%s","resourceVersion":"7",
      "labels":{"%s":"%s"}}}\
    """
        .formatted(name, uid, StoreLabels.STORE_ID, storeId);
  }
}
