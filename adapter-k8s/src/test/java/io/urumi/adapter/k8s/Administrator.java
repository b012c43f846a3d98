package io.urumi.adapter.k8s;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.ApiException;
import io.kubernetes.client.openapi.apis.CoreV1Api;
import io.kubernetes.client.openapi.models.V1DeleteOptions;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesListObject;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.kubernetes.client.util.generic.options.DeleteOptions;
import io.urumi.domain.store.Namespace;
import io.urumi.kubernetes.ApiClients;
import io.urumi.kubernetes.ResourceClient;
import io.urumi.kubernetes.ResourceType;
import io.urumi.kubernetes.connection.KubernetesConnection;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.testkit.StoreFixtures;
import io.urumi.testkit.cluster.TestCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A user with all rights on the test cluster; deletes the namespaces of the test at its end. */
final class Administrator implements AutoCloseable {
  private final ApiClient client;
  private final List<Namespace> namespaces = new ArrayList<>();

  Administrator(TestCluster cluster) {
    this.client = KubernetesConnection.open(cluster.kubeconfig()).client(Duration.ofSeconds(20));
  }

  /** A new store, whose namespace is deleted at the end. */
  StoreBlueprint newStore() {
    StoreBlueprint blueprint =
        StoreFixtures.blueprint("k8s" + UUID.randomUUID().toString().substring(0, 8));
    namespaces.add(blueprint.namespace());
    return blueprint;
  }

  /** Creates objects from YAML documents. */
  void create(String yaml) {
    for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(yaml)) {
      DynamicKubernetesObject object =
          new DynamicKubernetesObject(new Gson().toJsonTree(document).getAsJsonObject());
      String version = object.getApiVersion();
      int slash = version.indexOf('/');
      new ResourceClient<>(
              ResourceType.dynamic(
                  slash < 0 ? "" : version.substring(0, slash),
                  version.substring(slash + 1),
                  object.getKind(),
                  plural(object.getKind())),
              client)
          .create(object);
    }
  }

  List<DynamicKubernetesObject> list(String kind, Namespace namespace) {
    return objects(kind).list(namespace.value(), null, null).items();
  }

  Optional<DynamicKubernetesObject> find(String kind, Namespace namespace, String name) {
    return objects(kind).find(namespace.value(), name);
  }

  Optional<DynamicKubernetesObject> find(Namespace namespace) {
    return objects("Namespace").find(null, namespace.value());
  }

  void delete(String kind, Namespace namespace, String name) {
    if (!objects(kind).delete(namespace.value(), name, new DeleteOptions())) {
      throw new IllegalStateException("there is no " + kind + " " + name + " in " + namespace);
    }
  }

  /** Merges fields, given as JSON, into an object. */
  void change(String kind, Namespace namespace, String name, String json) {
    JsonObject fields = new Gson().fromJson(json, JsonObject.class);
    objects(kind).merge(kind.equals("Namespace") ? null : namespace.value(), name, fields);
  }

  @Override
  public void close() {
    for (Namespace namespace : namespaces) {
      objects("Namespace").delete(null, namespace.value(), new DeleteOptions());
      try {
        new CoreV1Api(client)
            .deleteCollectionNamespacedPod(namespace.value())
            .body(new V1DeleteOptions().gracePeriodSeconds(1L))
            .execute();
      } catch (ApiException unavailable) {
        // They are deleted with their namespace.
      }
    }
    ApiClients.close(client);
  }

  private ResourceClient<DynamicKubernetesObject, DynamicKubernetesListObject> objects(
      String kind) {
    String group =
        switch (kind) {
          case "Deployment", "StatefulSet", "ReplicaSet" -> "apps";
          case "NetworkPolicy", "Ingress" -> "networking.k8s.io";
          case "RoleBinding" -> "rbac.authorization.k8s.io";
          default -> "";
        };
    return new ResourceClient<>(ResourceType.dynamic(group, "v1", kind, plural(kind)), client);
  }

  private static String plural(String kind) {
    return switch (kind) {
      case "NetworkPolicy" -> "networkpolicies";
      case "Ingress" -> "ingresses";
      default -> kind.toLowerCase(Locale.ROOT) + "s";
    };
  }

  /** Whether the cluster has the kind of a definition, for example {@code a.example.com}. */
  boolean isDefined(String definition) {
    return definitions().find(null, definition).isPresent();
  }

  void deleteDefinition(String definition) {
    definitions().delete(null, definition, new DeleteOptions());
  }

  private ResourceClient<DynamicKubernetesObject, DynamicKubernetesListObject> definitions() {
    return new ResourceClient<>(
        ResourceType.dynamic(
            "apiextensions.k8s.io", "v1", "CustomResourceDefinition", "customresourcedefinitions"),
        client);
  }
}
