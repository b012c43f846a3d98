package io.urumi.adapter.k8s.namespace;

import static io.urumi.testkit.cluster.FakeApiServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kubernetes.client.openapi.ApiClient;
import io.urumi.adapter.k8s.KubernetesSettings;
import io.urumi.adapter.k8s.watch.ChangeFeed;
import io.urumi.adapter.k8s.watch.Informers;
import io.urumi.domain.lifecycle.RoleBindingFact;
import io.urumi.kubernetes.ApiClients;
import io.urumi.kubernetes.ApiRequestException;
import io.urumi.kubernetes.connection.KubernetesConnection;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.testkit.StoreFixtures;
import io.urumi.testkit.cluster.FakeApiServer;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.scheduler.Schedulers;

/** The RoleBinding in a store's namespace. */
final class StoreAccessTest {
  private static final String BINDING =
      "/apis/rbac.authorization.k8s.io/v1/namespaces/store-alpha/rolebindings/urumi";
  private static final String LIST =
      "GET /apis/rbac.authorization.k8s.io/v1/namespaces/store-alpha/rolebindings"
          + "?labelSelector=app.kubernetes.io%2Fpart-of%3Durumi&limit=500&watch=false";
  private static final String NOT_FOUND =
      "{\"kind\":\"Status\",\"code\":404,\"reason\":\"NotFound\"}";
  private static final String INVALID = "{\"kind\":\"Status\",\"code\":422,\"reason\":\"Invalid\"}";
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
  void a_missing_one_is_reported_when_the_api_server_confirms_it() {
    server.then(json(200, list())).then(json(404, NOT_FOUND));

    assertThat(access().fact(blueprint)).isEqualTo(new RoleBindingFact.Absent());
    assertThat(server.requests()).containsExactly(LIST, GET);
  }

  @Test
  void an_unchanged_one_costs_one_request_without_a_watch() {
    server.then(json(200, list(binding("urumi-store", "urumi"))));

    assertThat(access().fact(blueprint)).isEqualTo(new RoleBindingFact.Bound());
    assertThat(server.requests()).containsExactly(LIST);
  }

  @Test
  void what_was_changed_is_named() {
    assertThat(changed(binding("cluster-admin", "urumi"))).isEqualTo("it binds another role");
    assertThat(changed(binding("urumi-store", "other"))).isEqualTo("it has other subjects");
    assertThat(changed(binding("urumi-store", "urumi").replace("urumi.io/store-id", "x")))
        .isEqualTo("it has other labels");
  }

  private String changed(String binding) {
    server.then(json(200, list(binding))).then(json(200, binding));
    return ((RoleBindingFact.Changed) access().fact(blueprint)).difference();
  }

  @Test
  void binding_is_one_request_and_is_awaited_until_it_has_effect() {
    server.then(json(201, binding("urumi-store", "urumi"))).then(review(false)).then(review(true));

    access().bind(blueprint);

    assertThat(server.requests()).containsExactly(APPLY, REVIEW, REVIEW);
  }

  @Test
  void one_with_another_role_is_replaced_because_kubernetes_never_changes_a_role() {
    server
        .then(json(422, INVALID))
        .then(json(200, binding("cluster-admin", "urumi")))
        .then(json(200, "{\"kind\":\"Status\",\"status\":\"Success\"}"))
        .then(json(201, binding("urumi-store", "urumi")))
        .then(review(true));

    access().bind(blueprint);

    assertThat(server.requests()).containsExactly(APPLY, GET, DELETE, APPLY, REVIEW);
  }

  @Test
  void one_that_is_refused_for_another_reason_is_not_deleted() {
    server.then(json(422, INVALID)).then(json(200, binding("urumi-store", "other")));

    assertThatExceptionOfType(ApiRequestException.class).isThrownBy(() -> access().bind(blueprint));
    assertThat(server.requests()).containsExactly(APPLY, GET);
  }

  @Test
  void an_account_with_the_rights_in_all_namespaces_needs_none() {
    StoreAccess access = access(StoreClusterRole.of(null, null));
    access.bind(blueprint);

    assertThat(access.fact(blueprint)).isEqualTo(new RoleBindingFact.NotNeeded());
    assertThat(access.withoutNamespace()).isEqualTo(new RoleBindingFact.NotNeeded());
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void with_its_own_role_binding_the_rights_depend_on_no_other_one() {
    server.then(json(200, list(binding("urumi-store", "urumi"))));
    assertThat(access().isIndependent(blueprint)).isTrue();

    String changed = binding("urumi-store", "other");
    server.then(json(200, list(changed))).then(json(200, changed));
    assertThat(access().isIndependent(blueprint)).isFalse();
    assertThat(server.requests()).noneMatch(REVIEW::equals);
  }

  @Test
  void role_and_account_are_checked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StoreClusterRole.of("urumi-store", null))
        .withMessageContaining("set together");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StoreClusterRole.of("urumi-store", "urumi"))
        .withMessageContaining("namespace/name, not \"urumi\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> StoreClusterRole.of("Urumi store", "urumi/urumi"))
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
    return access(StoreClusterRole.of("urumi-store", "platform/urumi"));
  }

  /** With informers that are not started, so that all reads are requests. */
  private StoreAccess access(@Nullable StoreClusterRole role) {
    return new StoreAccess(
        client,
        new Informers(client, client, new ChangeFeed(Schedulers.parallel())),
        role,
        Duration.ofMinutes(5));
  }

  private static String list(String... items) {
    return """
    {"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "RoleBindingList",
     "metadata": {"resourceVersion": "7"}, "items": [%s]}
    """
        .formatted(String.join(",", items));
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
