package io.urumi.adapter.k8s;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import io.urumi.domain.store.Namespace;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.testkit.StoreFixtures;
import io.urumi.testkit.cluster.TestCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Somebody with all rights on the test cluster; removes the namespaces of the test at its end. */
final class Administrator implements AutoCloseable {
  private final ApiServer api;
  private final List<Namespace> namespaces = new ArrayList<>();

  Administrator(TestCluster cluster) {
    this.api =
        new ApiServer(Kubeconfig.read(cluster.kubeconfig(), null).client(), Duration.ofSeconds(20));
  }

  ApiServer api() {
    return api;
  }

  /** A new store, whose namespace is removed at the end. */
  StoreBlueprint newStore() {
    StoreBlueprint blueprint =
        StoreFixtures.blueprint("k8s" + UUID.randomUUID().toString().substring(0, 8));
    namespaces.add(blueprint.namespace());
    return blueprint;
  }

  /** Creates objects from YAML documents. */
  void create(String yaml) {
    for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(yaml)) {
      JsonObject object = new Gson().toJsonTree(document).getAsJsonObject();
      ResourceKind kind =
          ResourceKind.of(Json.text(object, "apiVersion"), Json.text(object, "kind")).orElseThrow();
      String namespace = Json.namespace(object);
      api.create(kind, namespace.isEmpty() ? null : namespace, object);
    }
  }

  Optional<JsonObject> find(ResourceKind kind, Namespace namespace, String name) {
    return api.find(kind, namespace.value(), name);
  }

  Optional<JsonObject> find(Namespace namespace) {
    return api.find(ResourceKind.NAMESPACE, null, namespace.value());
  }

  void delete(ResourceKind kind, Namespace namespace, String name) {
    if (api.delete(kind, namespace.value(), name, DeleteOptions.PLAIN).isEmpty()) {
      throw new IllegalStateException("there is no " + kind + " " + name + " in " + namespace);
    }
  }

  /** Merges fields, given as JSON, into an object. */
  void change(ResourceKind kind, Namespace namespace, String name, String json) {
    api.merge(kind, namespace.value(), name, new Gson().fromJson(json, JsonObject.class));
  }

  @Override
  public void close() {
    for (Namespace namespace : namespaces) {
      find(namespace)
          .map(NamespaceState::of)
          .filter(there -> !there.terminating())
          .ifPresent(new NamespaceRemoval(api)::begin);
    }
    api.close();
  }
}
