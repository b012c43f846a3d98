package io.urumi.adapter.k8s.namespace;

import static io.urumi.testkit.cluster.FakeApiServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kubernetes.client.openapi.ApiClient;
import io.urumi.adapter.k8s.KubernetesSettings;
import io.urumi.kubernetes.ApiClients;
import io.urumi.kubernetes.connection.KubernetesConnection;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.testkit.StoreFixtures;
import io.urumi.testkit.cluster.FakeApiServer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The RoleBinding in a store's namespace. */
final class StoreAccessTest {
  private static final String BINDING =
      "/apis/rbac.authorization.k8s.io/v1/namespaces/store-alpha/rolebindings/urumi";
  private static final String GET = "GET " + BINDING;
  private static final String APPLY = "PATCH " + BINDING + "?fieldManager=urumi&force=true";
  private static final String DELETE = "DELETE " + BINDING;
  private static final String REVIEW =
      "POST /apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

  @TempDir private Path folder;
  private final StoreBlueprint blueprint = StoreFixtures.blueprint("alpha");
  private final FakeApiServer server = new FakeApiServer();
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
  void a_missing_one_is_created_and_awaited_until_it_has_effect() {
    server
        .then(json(404, "{\"kind\":\"Status\",\"code\":404,\"reason\":\"NotFound\"}"))
        .then(json(201, binding("urumi-store", "urumi")))
        .then(review(false))
        .then(review(true));

    access().ensure(blueprint);

    assertThat(server.requests()).containsExactly(GET, APPLY, REVIEW, REVIEW);
  }

  @Test
  void an_unchanged_one_costs_one_request() {
    server.then(json(200, binding("urumi-store", "urumi")));

    access().ensure(blueprint);

    assertThat(server.requests()).containsExactly(GET);
  }

  @Test
  void a_changed_subject_is_set_again() {
    server
        .then(json(200, binding("urumi-store", "other")))
        .then(json(200, binding("urumi-store", "urumi")))
        .then(review(true));

    access().ensure(blueprint);

    assertThat(server.requests()).containsExactly(GET, APPLY, REVIEW);
  }

  @Test
  void one_with_another_role_is_replaced_because_kubernetes_never_changes_a_role() {
    server
        .then(json(200, binding("cluster-admin", "urumi")))
        .then(json(200, "{\"kind\":\"Status\",\"status\":\"Success\"}"))
        .then(json(201, binding("urumi-store", "urumi")))
        .then(review(true));

    access().ensure(blueprint);

    assertThat(server.requests()).containsExactly(GET, DELETE, APPLY, REVIEW);
  }

  @Test
  void an_account_with_the_rights_in_all_namespaces_needs_none() {
    new StoreAccess(client, StoreRole.of(null, null)).ensure(blueprint);

    assertThat(server.requests()).isEmpty();
  }

  @Test
  void role_and_account_are_checked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StoreRole.of("urumi-store", null))
        .withMessageContaining("set together");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StoreRole.of("urumi-store", "urumi"))
        .withMessageContaining("namespace/name, not \"urumi\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StoreRole.of("Urumi store", "urumi/urumi"))
        .withMessageContaining("\"Urumi store\"");
  }

  @Test
  void settings_have_both_or_neither() {
    KubernetesSettings settings = KubernetesSettings.of(server.kubeconfig(folder));

    assertThat(settings.withStoreAccess("urumi-store", "platform/urumi").serviceAccount())
        .isEqualTo("platform/urumi");
    assertThat(settings.withStoreAccess(null, null)).isEqualTo(settings);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.withStoreAccess(null, "platform/urumi"));
  }

  private StoreAccess access() {
    return new StoreAccess(client, StoreRole.of("urumi-store", "platform/urumi"));
  }

  private String binding(String role, String account) {
    return """
    {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBinding",
     "metadata": {"name": "urumi", "namespace": "store-alpha", "uid": "u-1",
       "labels": {"urumi.io/store-id": "%s"}},
     "subjects": [{"kind": "ServiceAccount", "namespace": "platform", "name": "%s"}],
     "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "%s"}}
    """
        .formatted(blueprint.id(), account, role);
  }

  private static FakeApiServer.Answer review(boolean allowed) {
    return json(
        201,
        """
        {"apiVersion": "authorization.k8s.io/v1", "kind": "SelfSubjectAccessReview",
         "spec": {}, "status": {"allowed": %s}}
        """
            .formatted(allowed));
  }
}
