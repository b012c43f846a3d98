package io.urumi.adapter.k8s.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.openapi.ApiClient;
import io.urumi.domain.store.StoreId;
import io.urumi.kubernetes.ApiClients;
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

/** A claim that gets its volume while it is being deleted keeps it: it may have data. */
final class VolumeClaimsTest {
  private static final String CONFLICT =
      """
      {"kind":"Status","apiVersion":"v1","status":"Failure","reason":"Conflict","code":409,
       "message":"Precondition failed: ResourceVersion in precondition: 7, in object meta: 8"}\
      """;

  private final StoreId store = new StoreId(UUID.randomUUID());
  private final FakeApiServer server = new FakeApiServer();
  @TempDir Path folder;
  private ApiClient client;

  @BeforeEach
  void connect() {
    client = KubernetesConnection.open(server.kubeconfig(folder)).client(Duration.ofSeconds(5));
  }

  @AfterEach
  void close() {
    ApiClients.close(client);
    server.close();
  }

  @Test
  void only_the_version_without_a_volume_is_deleted() {
    server
        .then(FakeApiServer.json(200, claims("Pending", "")))
        .then(FakeApiServer.json(409, CONFLICT))
        .then(FakeApiServer.json(200, claims("Bound", "\"volumeName\":\"of-the-shop\"")));

    new VolumeClaims(client).deleteUnbound("store-alpha", store);

    assertThat(deletions())
        .containsExactly("DELETE /api/v1/namespaces/store-alpha/persistentvolumeclaims/database");
    assertThat(server.bodies())
        .anySatisfy(body ->
            assertThat(body).contains("\"uid\":\"one\"").contains("\"resourceVersion\":\"7\""));
  }

  private List<String> deletions() {
    return server.requests().stream().filter(each -> each.startsWith("DELETE")).toList();
  }

  private static String claims(String phase, String spec) {
    return """
    {"kind":"PersistentVolumeClaimList","apiVersion":"v1","metadata":{"resourceVersion":"9"},
     "items":[{"metadata":{"name":"database","uid":"one","resourceVersion":"7"},
      "spec":{%s},"status":{"phase":"%s"}}]}\
    """
        .formatted(spec, phase);
  }
}
