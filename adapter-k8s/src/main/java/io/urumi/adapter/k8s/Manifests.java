package io.urumi.adapter.k8s;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads guardrails from YAML documents. What is neither quota, limit nor network policy, or points
 * into another namespace, is refused: the chart has no business with the rest of the cluster here.
 */
final class Manifests {
  /** Kinds that guard a namespace and start no pod. */
  static final Set<ResourceKind> GUARDRAILS =
      Set.of(ResourceKind.RESOURCE_QUOTA, ResourceKind.LIMIT_RANGE, ResourceKind.NETWORK_POLICY);

  private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?");

  private Manifests() {}

  /** One object to apply. */
  record Manifest(ResourceKind kind, JsonObject object) {
    /** Kind and name, for example {@code NetworkPolicy/store-default-deny}. */
    String key() {
      return kind.kind() + "/" + Json.name(object);
    }
  }

  /**
   * The objects in order, with the store's namespace and labels.
   *
   * @throws StoreFailureException {@code CHART_INVALID} when they are no guardrails
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
    String kind = Json.text(document, "kind");
    if (!(document instanceof JsonObject object) || kind.isEmpty()) {
      throw invalid("its guardrails hold something that is no Kubernetes object", "");
    }
    ResourceKind known =
        ResourceKind.of(Json.text(object, "apiVersion"), kind)
            .filter(GUARDRAILS::contains)
            .orElseThrow(() ->
                invalid(
                    "its guardrails hold a "
                        + kind
                        + "; only ResourceQuota, LimitRange and NetworkPolicy are allowed",
                    Json.text(object, "apiVersion")));
    String name = Json.name(object);
    if (!NAME.matcher(name).matches()) {
      throw invalid("its guardrails hold a " + kind + " without a proper name", name);
    }
    String namespace = Json.namespace(object);
    if (!namespace.isEmpty() && !namespace.equals(blueprint.namespace().value())) {
      throw invalid("its guardrails hold a " + kind + " for the namespace " + namespace, name);
    }
    JsonObject metadata = Json.child(object, "metadata");
    metadata.addProperty("namespace", blueprint.namespace().value());
    object.remove("status");
    Labels.put(object, Labels.of(blueprint));
    return new Manifest(known, object);
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
