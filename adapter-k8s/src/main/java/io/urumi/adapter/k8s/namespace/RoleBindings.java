package io.urumi.adapter.k8s.namespace;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.models.V1Preconditions;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.kubernetes.client.util.generic.options.DeleteOptions;
import io.urumi.adapter.k8s.watch.Informers;
import io.urumi.adapter.k8s.watch.ResourceReader;
import io.urumi.adapter.k8s.watch.ResourceTypes;
import io.urumi.domain.lifecycle.RoleBindingFact;
import io.urumi.kubernetes.ApiRequestException;
import io.urumi.kubernetes.ResourceClient;
import io.urumi.kubernetes.StoreLabels;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The RoleBindings that give the platform's account the role for stores, one for each store. */
final class RoleBindings {
  private static final String NAME = StoreLabels.ROLE_BINDING;
  private static final int INVALID = 422;
  private static final Gson GSON = new Gson();

  private final JsonElement roleRef;
  private final JsonElement subjects;
  private final ResourceReader<DynamicKubernetesObject, ?, Binding> reader;

  /** What is compared of a RoleBinding; null for what it does not have. */
  private record Binding(
      @Nullable JsonElement roleRef, @Nullable JsonElement subjects, String storeId) {
    static Binding of(DynamicKubernetesObject object) {
      Map<String, String> labels = object.getMetadata().getLabels();
      return new Binding(
          object.getRaw().get("roleRef"),
          object.getRaw().get("subjects"),
          labels == null ? "" : labels.getOrDefault(StoreLabels.STORE_ID, ""));
    }
  }

  /**
   * @param informers not started yet
   */
  RoleBindings(Informers informers, StoreClusterRole role) {
    this.roleRef =
        GSON.toJsonTree(
            Map.of(
                "apiGroup",
                ResourceTypes.ROLE_BINDING.group(),
                "kind",
                "ClusterRole",
                "name",
                role.clusterRole()));
    this.subjects =
        GSON.toJsonTree(
            List.of(
                Map.of(
                    "kind",
                    "ServiceAccount",
                    "namespace",
                    role.accountNamespace(),
                    "name",
                    role.account())));
    this.reader = informers.ofStores(ResourceTypes.ROLE_BINDING, Binding::of);
  }

  RoleBindingFact fact(StoreBlueprint blueprint) {
    String namespace = blueprint.namespace().value();
    Binding wanted = new Binding(roleRef, subjects, blueprint.id().toString());
    if (wanted.equals(reader.read(namespace).get(NAME))) {
      return new RoleBindingFact.Bound();
    }
    // Never reported from an informer alone, which also does not see one without labels.
    Binding found = reader.readThrough(namespace, NAME);
    if (found == null) {
      return new RoleBindingFact.Absent();
    }
    return found.equals(wanted)
        ? new RoleBindingFact.Bound()
        : new RoleBindingFact.Changed(difference(wanted, found));
  }

  private static String difference(Binding wanted, Binding found) {
    if (!Objects.equals(found.roleRef(), wanted.roleRef())) {
      return "it binds another role";
    }
    return Objects.equals(found.subjects(), wanted.subjects())
        ? "it has other labels"
        : "it has other subjects";
  }

  /** Creates the RoleBinding, or makes it what it was. */
  void apply(StoreBlueprint blueprint) {
    DynamicKubernetesObject applied;
    try {
      applied = reader.client().apply(manifest(blueprint));
    } catch (ApiRequestException refused) {
      // Kubernetes does not change the role of a RoleBinding.
      if (refused.status() != INVALID || !isDeleted(blueprint)) {
        throw refused;
      }
      applied = reader.client().apply(manifest(blueprint));
    }
    reader.recordWrite(blueprint.namespace().value(), applied.getMetadata().getResourceVersion());
  }

  /** Deletes a RoleBinding to another role; false when there is none. */
  private boolean isDeleted(StoreBlueprint blueprint) {
    ResourceClient<DynamicKubernetesObject, ?> client = reader.client();
    String namespace = blueprint.namespace().value();
    DynamicKubernetesObject found = client.find(namespace, NAME).orElse(null);
    if (found == null || roleRef.equals(found.getRaw().get("roleRef"))) {
      return false;
    }
    DeleteOptions options = new DeleteOptions();
    options.setPreconditions(new V1Preconditions().uid(found.getMetadata().getUid()));
    client.delete(namespace, NAME, options);
    return true;
  }

  private DynamicKubernetesObject manifest(StoreBlueprint blueprint) {
    Map<String, Object> metadata =
        Map.of(
            "name",
            NAME,
            "namespace",
            blueprint.namespace().value(),
            "labels",
            StoreLabels.of(blueprint));
    Map<String, Object> binding =
        Map.of(
            "apiVersion",
            ResourceTypes.ROLE_BINDING.apiVersion(),
            "kind",
            ResourceTypes.ROLE_BINDING.kind(),
            "metadata",
            metadata,
            "subjects",
            subjects,
            "roleRef",
            roleRef);
    return new DynamicKubernetesObject((JsonObject) GSON.toJsonTree(binding));
  }
}
