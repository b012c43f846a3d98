package io.urumi.adapter.k8s.guardrails;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.urumi.adapter.k8s.watch.ResourceTypes;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.kubernetes.JsonPaths;
import io.urumi.kubernetes.ResourceType;
import io.urumi.kubernetes.StoreLabels;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads guardrails from YAML documents. Rejects every other kind of object, and objects of another
 * namespace: a chart must not change the rest of the cluster this way.
 */
final class Manifests {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");

  private Manifests() {}

  /** One object to apply. */
  record Manifest(ResourceType<DynamicKubernetesObject, ?> type, DynamicKubernetesObject object) {
    /** Kind and name, for example {@code NetworkPolicy/store-default-deny}. */
    String key() {
      return type.kind() + "/" + object.getMetadata().getName();
    }
  }

  /**
   * The objects in order, with the store's namespace and labels.
   *
   * @throws StoreFailureException {@code CHART_INVALID} when they are not guardrails
   */
  static List<Manifest> read(StoreBlueprint blueprint, String yaml) {
    List<Manifest> manifests = new ArrayList<>();
    try {
      for (Object document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(yaml)) {
        if (document != null) {
          manifests.add(manifest(blueprint, new Gson().toJsonTree(document)));
        }
      }
    } catch (YAMLException malformed) {
      throw invalid("its guardrails are not valid YAML", String.valueOf(malformed.getMessage()));
    }
    if (manifests.isEmpty()) {
      throw invalid("it renders no guardrails", "");
    }
    return manifests;
  }

  private static Manifest manifest(StoreBlueprint blueprint, JsonElement document) {
    if (!(document instanceof JsonObject object) || JsonPaths.text(object.get("kind")).isEmpty()) {
      throw invalid("its guardrails hold something that is not a Kubernetes object", "");
    }
    String kind = JsonPaths.text(object.get("kind"));
    String apiVersion = JsonPaths.text(object.get("apiVersion"));
    ResourceType<DynamicKubernetesObject, ?> type =
        type(kind)
            .filter(known -> known.apiVersion().equals(apiVersion))
            .orElseThrow(() ->
                invalid(
                    "its guardrails hold a "
                        + kind
                        + "; only ResourceQuota, LimitRange and NetworkPolicy are allowed",
                    apiVersion));
    JsonObject metadata = child(object, "metadata");
    String name = JsonPaths.text(metadata.get("name"));
    if (!NAME.matcher(name).matches()) {
      throw invalid("its guardrails hold a " + kind + " without a valid name", name);
    }
    String namespace = JsonPaths.text(metadata.get("namespace"));
    if (!namespace.isEmpty() && !namespace.equals(blueprint.namespace().value())) {
      throw invalid("its guardrails hold a " + kind + " for the namespace " + namespace, name);
    }
    metadata.addProperty("namespace", blueprint.namespace().value());
    JsonObject labels = child(metadata, "labels");
    StoreLabels.of(blueprint).forEach(labels::addProperty);
    object.remove("status");
    return new Manifest(type, new DynamicKubernetesObject(object));
  }

  /** The kind of guardrail with this name. */
  static Optional<ResourceType<DynamicKubernetesObject, ?>> type(String kind) {
    return ResourceTypes.GUARDRAILS.stream().filter(type -> type.kind().equals(kind)).findFirst();
  }

  private static JsonObject child(JsonObject parent, String name) {
    if (!(parent.get(name) instanceof JsonObject)) {
      parent.add(name, new JsonObject());
    }
    return parent.getAsJsonObject(name);
  }

  private static StoreFailureException invalid(String why, String detail) {
    return new StoreFailureException(new StoreFailure.ChartInvalid(why + ".", detail));
  }

  /** Kind and name of a key such as {@code NetworkPolicy/store-dns}. */
  static Map.Entry<String, String> split(String key) {
    int slash = key.indexOf('/');
    return slash < 0
        ? Map.entry("", key)
        : Map.entry(key.substring(0, slash), key.substring(slash + 1));
  }
}
