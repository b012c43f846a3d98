package io.urumi.adapter.k8s.namespace;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.AuthorizationV1Api;
import io.kubernetes.client.openapi.models.V1Preconditions;
import io.kubernetes.client.openapi.models.V1ResourceAttributes;
import io.kubernetes.client.openapi.models.V1SelfSubjectAccessReview;
import io.kubernetes.client.openapi.models.V1SelfSubjectAccessReviewSpec;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.kubernetes.client.util.generic.options.DeleteOptions;
import io.urumi.kubernetes.ResourceClient;
import io.urumi.kubernetes.ResourceType;
import io.urumi.kubernetes.StoreLabels;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The platform's rights in the namespace of a store: a RoleBinding that gives its ServiceAccount
 * the role for stores there. Without it the store cannot be observed, so it is created before the
 * namespace is read, and created again when it was deleted or changed.
 */
public final class StoreAccess {
  private static final Logger LOG = LoggerFactory.getLogger(StoreAccess.class);

  /** Name of the RoleBinding. */
  static final String NAME = "urumi";

  private static final String GROUP = "rbac.authorization.k8s.io";
  private static final ResourceType<DynamicKubernetesObject, ?> TYPE =
      ResourceType.dynamic(GROUP, "v1", "RoleBinding", "rolebindings");

  /** The API server learns about a RoleBinding by a watch of its own. */
  private static final Duration EFFECTIVE = Duration.ofSeconds(5);

  private static final Duration INTERVAL = Duration.ofMillis(20);

  private final ResourceClient<DynamicKubernetesObject, ?> bindings;
  private final AuthorizationV1Api authorization;
  private final @Nullable StoreRole role;

  /**
   * @param role null when the account has the rights in all namespaces
   */
  public StoreAccess(ApiClient client, @Nullable StoreRole role) {
    this.bindings = new ResourceClient<>(TYPE, client);
    this.authorization = new AuthorizationV1Api(client);
    this.role = role;
  }

  /** Creates the RoleBinding if it is missing or different, and waits until it has effect. */
  void ensure(StoreBlueprint blueprint) {
    if (role == null) {
      return;
    }
    String namespace = blueprint.namespace().value();
    JsonObject wanted = binding(blueprint, role);
    DynamicKubernetesObject found = bindings.find(namespace, NAME).orElse(null);
    if (found != null && isSame(found, wanted, blueprint)) {
      return;
    }
    if (found != null && !wanted.get("roleRef").equals(found.getRaw().get("roleRef"))) {
      // The role of a RoleBinding cannot be changed.
      DeleteOptions options = new DeleteOptions();
      options.setPreconditions(new V1Preconditions().uid(found.getMetadata().getUid()));
      bindings.delete(namespace, NAME, options);
    }
    bindings.apply(new DynamicKubernetesObject(wanted));
    LOG.info("{} the RoleBinding of {}", found == null ? "Created" : "Repaired", namespace);
    awaitEffect(namespace);
  }

  private static boolean isSame(
      DynamicKubernetesObject found, JsonObject wanted, StoreBlueprint blueprint) {
    Map<String, String> labels = found.getMetadata().getLabels();
    return wanted.get("roleRef").equals(found.getRaw().get("roleRef"))
        && wanted.get("subjects").equals(found.getRaw().get("subjects"))
        && labels != null
        && blueprint.id().toString().equals(labels.get(StoreLabels.STORE_ID));
  }

  private static JsonObject binding(StoreBlueprint blueprint, StoreRole role) {
    Map<String, Object> metadata =
        Map.of(
            "name",
            NAME,
            "namespace",
            blueprint.namespace().value(),
            "labels",
            StoreLabels.of(blueprint));
    Map<String, Object> subject =
        Map.of(
            "kind", "ServiceAccount", "namespace", role.accountNamespace(), "name", role.account());
    return new Gson()
        .toJsonTree(
            Map.of(
                "apiVersion",
                TYPE.apiVersion(),
                "kind",
                TYPE.kind(),
                "metadata",
                metadata,
                "subjects",
                List.of(subject),
                "roleRef",
                Map.of("apiGroup", GROUP, "kind", "ClusterRole", "name", role.clusterRole())))
        .getAsJsonObject();
  }

  /** What comes too early is refused and repeated, so that this need not be certain. */
  private void awaitEffect(String namespace) {
    long end = System.nanoTime() + EFFECTIVE.toNanos();
    boolean waiting = true;
    while (waiting && !mayReadSecrets(namespace) && System.nanoTime() - end < 0) {
      waiting = Pause.of(INTERVAL);
    }
  }

  private boolean mayReadSecrets(String namespace) {
    V1SelfSubjectAccessReview review =
        new V1SelfSubjectAccessReview()
            .spec(
                new V1SelfSubjectAccessReviewSpec()
                    .resourceAttributes(
                        new V1ResourceAttributes()
                            .namespace(namespace)
                            .verb("list")
                            .resource("secrets")));
    try {
      return Boolean.TRUE.equals(
          authorization.createSelfSubjectAccessReview(review).execute().getStatus().getAllowed());
    } catch (ApiException | RuntimeException unknown) {
      LOG.debug("the rights in {} are not known", namespace, unknown);
      return false;
    }
  }
}
