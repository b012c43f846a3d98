package io.urumi.adapter.k8s.namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kubernetes.client.openapi.ApiClient;
import io.urumi.adapter.k8s.watch.ChangeFeed;
import io.urumi.adapter.k8s.watch.Informers;
import io.urumi.kubernetes.ApiClients;
import io.urumi.kubernetes.ApiRequestException;
import io.urumi.kubernetes.connection.KubernetesConnection;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.testkit.StoreFixtures;
import io.urumi.testkit.cluster.FakeApiServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.scheduler.Schedulers;

/** A RoleBinding is deleted only to give it its role back. */
final class RoleBindingsTest {
  private static final String INVALID =
      """
      {"kind":"Status","apiVersion":"v1","status":"Failure","reason":"Invalid","code":422}\
      """;

  private final StoreBlueprint store = StoreFixtures.blueprint("alpha");
  private final FakeApiServer server = new FakeApiServer();
  @TempDir Path folder;
  private ApiClient client;
  private RoleBindings bindings;

  @BeforeEach
  void connect() {
    client = KubernetesConnection.open(server.kubeconfig(folder)).client(Duration.ofSeconds(5));
    // Not started: only the requests of this test.
    Informers informers = new Informers(client, client, new ChangeFeed(Schedulers.immediate()));
    bindings =
        new RoleBindings(informers, new StoreClusterRole("urumi-store", "platform", "urumi"));
  }

  @AfterEach
  void close() {
    ApiClients.close(client);
    server.close();
  }

  @Test
  void one_to_another_role_is_deleted_as_it_was_found_and_created_again() {
    server
        .then(FakeApiServer.json(422, INVALID))
        .then(FakeApiServer.json(200, binding("another")))
        .then(FakeApiServer.json(200, binding("another")))
        .then(FakeApiServer.json(200, binding("urumi-store")));

    bindings.apply(store);

    assertThat(methods()).containsExactly("PATCH", "GET", "DELETE", "PATCH");
    assertThat(server.bodies().get(2)).contains("\"uid\":\"one\"");
  }

  @Test
  void one_that_is_refused_for_another_reason_is_kept() {
    server
        .then(FakeApiServer.json(422, INVALID))
        .then(FakeApiServer.json(200, binding("urumi-store")));

    assertThatExceptionOfType(ApiRequestException.class)
        .isThrownBy(() -> bindings.apply(store))
        .matches(refused -> refused.status() == 422);
    assertThat(methods()).containsExactly("PATCH", "GET");
  }

  private List<String> methods() {
    return server.requests().stream().map(each -> each.split(" ", 2)[0]).toList();
  }

  private static String binding(String role) {
    return """
    {"kind":"RoleBinding","apiVersion":"rbac.authorization.k8s.io/v1",
     "metadata":{"name":"urumi","namespace":"store-alpha","uid":"one","resourceVersion":"7"},
     "roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"ClusterRole","name":"%s"}}\
    """
        .formatted(role);
  }
}
