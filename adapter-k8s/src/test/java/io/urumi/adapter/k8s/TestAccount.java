package io.urumi.adapter.k8s;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.apis.RbacAuthorizationV1Api;
import io.kubernetes.client.openapi.models.AuthenticationV1TokenRequest;
import io.kubernetes.client.openapi.models.RbacV1Subject;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1RoleBinding;
import io.kubernetes.client.openapi.models.V1RoleRef;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1TokenRequestSpec;
import io.urumi.domain.store.Namespace;
import io.urumi.kubernetes.connection.KubernetesConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A ServiceAccount in a store's namespace.
 *
 * @param administrator kubeconfig with all permissions
 * @param folder for the kubeconfigs of the account
 */
record TestAccount(Path administrator, Path folder, Namespace namespace) {
  static final String NAME = "few-rights";
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  /** Creates it, with the role in its namespace only. */
  void create(@Nullable String role) throws ApiException {
    ApiClient client = KubernetesConnection.open(administrator).client(TIMEOUT);
    new CoreV1Api(client)
        .createNamespacedServiceAccount(
            namespace.value(), new V1ServiceAccount().metadata(new V1ObjectMeta().name(NAME)))
        .execute();
    if (role == null) {
      return;
    }
    V1RoleRef reference =
        new V1RoleRef().apiGroup("rbac.authorization.k8s.io").kind("ClusterRole").name(role);
    RbacV1Subject subject =
        new RbacV1Subject().kind("ServiceAccount").name(NAME).namespace(namespace.value());
    new RbacAuthorizationV1Api(client)
        .createNamespacedRoleBinding(
            namespace.value(),
            new V1RoleBinding()
                .metadata(new V1ObjectMeta().name(NAME))
                .roleRef(reference)
                .subjects(List.of(subject)))
        .execute();
  }

  String token(V1TokenRequestSpec spec) throws ApiException {
    AuthenticationV1TokenRequest request =
        new CoreV1Api(KubernetesConnection.open(administrator).client(TIMEOUT))
            .createNamespacedServiceAccountToken(
                NAME, namespace.value(), new AuthenticationV1TokenRequest().spec(spec))
            .execute();
    return Objects.requireNonNull(request.getStatus()).getToken();
  }

  /** The administrator's kubeconfig with other credentials. */
  Path kubeconfig(Map<String, Object> user) throws IOException {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    Map<String, Object> config = yaml.load(Files.readString(administrator));
    config.put("users", List.of(Map.of("name", NAME, "user", user)));
    config.put(
        "contexts",
        List.of(
            Map.of("name", NAME, "context", Map.of("cluster", clusterOf(config), "user", NAME))));
    config.put("current-context", NAME);
    return Files.writeString(folder.resolve(user.keySet() + ".yaml"), yaml.dump(config));
  }

  private static Object clusterOf(Map<String, Object> config) {
    List<?> clusters = (List<?>) Objects.requireNonNull(config.get("clusters"));
    return Objects.requireNonNull(((Map<?, ?>) clusters.getFirst()).get("name"));
  }
}
