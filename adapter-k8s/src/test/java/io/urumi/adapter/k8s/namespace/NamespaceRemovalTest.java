package io.urumi.adapter.k8s.namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.urumi.domain.store.StoreId;
import io.urumi.kubernetes.ApiClients;
import io.urumi.kubernetes.ApiRequestException;
import io.urumi.kubernetes.connection.KubernetesConnection;
import io.urumi.testkit.cluster.FakeApiServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NamespaceRemovalTest {
  private static final String CONFLICT =
      """
      {"kind":"Status","apiVersion":"v1","status":"Failure","reason":"Conflict","code":409,
       "message":"Precondition failed: UID in precondition: one, UID in object meta: two"}\
      """;
  private static final String NOT_FOUND =
      """
      {"kind":"Status","apiVersion":"v1","status":"Failure","reason":"NotFound","code":404,
       "message":"namespaces \\"store-alpha\\" not found"}\
      """;

  private final StoreId store = new StoreId(UUID.randomUUID());
  private final StoreNamespace observed =
      new StoreNamespace(
          new V1Namespace().metadata(new V1ObjectMeta().name("store-alpha").uid("one")));
  private final FakeApiServer server = new FakeApiServer();
  @TempDir Path folder;
  private ApiClient client;
  private NamespaceRemoval removal;

  @BeforeEach
  void connect() {
    client = KubernetesConnection.open(server.kubeconfig(folder)).client(Duration.ofSeconds(5));
    removal = new NamespaceRemoval(client);
  }

  @AfterEach
  void close() {
    ApiClients.close(client);
    server.close();
  }

  @Test
  void only_objects_with_the_label_of_the_store_are_deleted() {
    server
        .then(FakeApiServer.json(200, namespace("one")))
        .then(FakeApiServer.json(200, namespace("one")));
    for (int kind = 0; kind < 12; kind++) {
      server.then(FakeApiServer.json(200, "{\"kind\":\"Status\",\"apiVersion\":\"v1\"}"));
    }

    Runnable others = removal.start(observed, store).orElseThrow();
    assertThat(deletions()).hasSize(4);
    others.run();

    assertThat(deletions()).hasSize(13);
    // A newer namespace of the same name is not deleted.
    assertThat(server.bodies().getFirst()).contains("\"preconditions\":{\"uid\":\"one\"}");
    assertThat(deletions().subList(1, 13))
        .allMatch(each -> each.contains("labelSelector=urumi.io%2Fstore-id%3D" + store));
  }

  @Test
  void nothing_is_deleted_in_a_newer_namespace_of_the_same_name() {
    server.then(FakeApiServer.json(409, CONFLICT)).then(FakeApiServer.json(200, namespace("two")));

    removal.start(observed, store);

    assertThat(deletions()).containsExactly("DELETE /api/v1/namespaces/store-alpha");
  }

  @Test
  void nothing_is_deleted_in_a_namespace_that_appears_after_its_own_is_gone() {
    server.then(FakeApiServer.json(404, NOT_FOUND)).then(FakeApiServer.json(200, namespace("two")));

    assertThat(removal.start(observed, store)).isEmpty();

    assertThat(deletions()).hasSize(1);
  }

  @Test
  void a_namespace_that_cannot_be_read_again_is_not_assumed_to_be_the_same() {
    server
        .then(FakeApiServer.json(409, CONFLICT))
        .then(FakeApiServer.json(500, "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"code\":500}"));

    assertThatThrownBy(() -> removal.start(observed, store))
        .isInstanceOf(ApiRequestException.class);

    assertThat(deletions()).hasSize(1);
  }

  private List<String> deletions() {
    return server.requests().stream().filter(each -> each.startsWith("DELETE")).toList();
  }

  private static String namespace(String uid) {
    return """
    {"kind":"Namespace","apiVersion":"v1",
     "metadata":{"name":"store-alpha","uid":"%s","resourceVersion":"7"}}\
    """
        .formatted(uid);
  }
}
