package io.urumi.adapter.k8s;

import com.google.gson.JsonObject;
import io.urumi.domain.lifecycle.GuardrailsFact;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Applies quota, limits and network policies, and finds out whether they are still as applied.
 *
 * <p>What was applied is remembered on the namespace itself, as the digest of each object's spec,
 * so that any replica sees a deletion or a change, also after a restart.
 */
final class Guardrails {
  private final ApiServer api;
  private final Map<ResourceKind, ResourceReader<String>> readers =
      new EnumMap<>(ResourceKind.class);

  /**
   * @param readers of the guardrails' kinds; each remembers the digest of an object's spec
   */
  Guardrails(ApiServer api, List<ResourceReader<String>> readers) {
    this.api = api;
    readers.forEach(reader -> this.readers.put(reader.kind(), reader));
  }

  /** Whether all are as applied. */
  GuardrailsFact fact(NamespaceState namespace) {
    if (namespace.guardrails().isEmpty()) {
      return new GuardrailsFact.Missing(List.of());
    }
    Set<String> wrong = wrong(namespace, false);
    if (!wrong.isEmpty()) {
      // Never accuse by memory alone.
      wrong = wrong(namespace, true);
    }
    if (!namespace.restricted()) {
      wrong.add("Namespace/" + namespace.name());
    }
    return wrong.isEmpty()
        ? new GuardrailsFact.Applied()
        : new GuardrailsFact.Missing(List.copyOf(wrong));
  }

  private Set<String> wrong(NamespaceState namespace, boolean through) {
    Map<String, String> found = new TreeMap<>();
    readers.forEach((kind, reader) -> {
      Map<String, String> there =
          through ? reader.readThrough(namespace.name()) : reader.read(namespace.name());
      there.forEach((name, digest) -> found.put(kind.kind() + "/" + name, digest));
    });
    Set<String> wrong = new TreeSet<>();
    namespace
        .guardrails()
        .forEach((key, digest) -> {
          if (!digest.equals(found.get(key))) {
            wrong.add(key);
          }
        });
    return wrong;
  }

  /** Applies all, removes those of an earlier chart, and remembers them on the namespace. */
  void apply(StoreBlueprint blueprint, NamespaceState namespace, String yaml) {
    List<Manifests.Manifest> manifests = Manifests.read(blueprint, yaml);
    Map<String, String> digests = new TreeMap<>();
    for (Manifests.Manifest manifest : manifests) {
      digests.put(manifest.key(), SpecDigest.of(apply(namespace.name(), manifest)));
    }
    removeFormer(blueprint, namespace, digests.keySet());
    remember(namespace, digests);
  }

  private JsonObject apply(String namespace, Manifests.Manifest manifest) {
    JsonObject applied = api.apply(manifest.kind(), namespace, manifest.object());
    if (ForeignFields.inSpec(applied)) {
      // Apply leaves what others added beside our fields, such as one more quota: put all back.
      JsonObject whole = manifest.object().deepCopy();
      Json.child(whole, "metadata")
          .addProperty("resourceVersion", Json.text(applied, "metadata", "resourceVersion"));
      applied = api.replace(manifest.kind(), namespace, whole);
    }
    reader(manifest.kind()).wrote(namespace, applied);
    return applied;
  }

  private void removeFormer(
      StoreBlueprint blueprint, NamespaceState namespace, Set<String> wanted) {
    List<String> former = new ArrayList<>(namespace.guardrails().keySet());
    former.removeAll(wanted);
    for (String key : former) {
      Map.Entry<String, String> kindAndName = Manifests.split(key);
      for (ResourceKind kind : Manifests.GUARDRAILS) {
        if (kind.kind().equals(kindAndName.getKey())) {
          removeOwn(blueprint, kind, kindAndName.getValue());
        }
      }
    }
  }

  private void removeOwn(StoreBlueprint blueprint, ResourceKind kind, String name) {
    String namespace = blueprint.namespace().value();
    api.findMetadata(kind, namespace, name)
        .filter(there -> blueprint.id().toString().equals(Json.label(there, Labels.STORE_ID)))
        .ifPresent(there -> {
          String uid = Json.text(there, "metadata", "uid");
          api.delete(kind, namespace, name, DeleteOptions.PLAIN.onlyUid(uid));
        });
  }

  private void remember(NamespaceState namespace, Map<String, String> digests) {
    JsonObject record = new JsonObject();
    digests.forEach(record::addProperty);
    JsonObject patch = new JsonObject();
    JsonObject metadata = Json.child(patch, "metadata");
    metadata.addProperty("uid", namespace.uid());
    Json.child(metadata, "annotations").addProperty(Labels.GUARDRAILS, record.toString());
    api.merge(ResourceKind.NAMESPACE, null, namespace.name(), patch);
  }

  private ResourceReader<String> reader(ResourceKind kind) {
    return Objects.requireNonNull(readers.get(kind), "no reader of " + kind);
  }
}
