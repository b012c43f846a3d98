package io.urumi.adapter.k8s.guardrails;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1Preconditions;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.kubernetes.client.util.generic.options.DeleteOptions;
import io.urumi.adapter.k8s.foreign.ForeignObjectDetection;
import io.urumi.adapter.k8s.watch.Informers;
import io.urumi.adapter.k8s.watch.ResourceReader;
import io.urumi.adapter.k8s.watch.SpecDigest;
import io.urumi.domain.lifecycle.GuardrailsFact;
import io.urumi.kubernetes.JsonPaths;
import io.urumi.kubernetes.ResourceClient;
import io.urumi.kubernetes.ResourceType;
import io.urumi.kubernetes.StoreLabels;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Applies quota, limits and network policies, and checks whether they are still as applied.
 *
 * <p>The digest of each applied spec is recorded on the namespace, so that any replica detects a
 * deletion or a change, also after a restart.
 */
public final class Guardrails {
  private final ResourceClient<V1Namespace, ?> namespaces;
  private final ForeignObjectDetection foreign;
  private final Map<String, ResourceReader<DynamicKubernetesObject, ?, String>> readers =
      new LinkedHashMap<>();

  public Guardrails(ApiClient client, Informers informers, ForeignObjectDetection foreign) {
    this.namespaces = new ResourceClient<>(ResourceType.NAMESPACE, client);
    this.foreign = foreign;
    informers.guardrails().forEach(each -> readers.put(each.client().type().kind(), each));
  }

  /**
   * Whether all are as applied, and no foreign object weakens the isolation of the namespace or has
   * the host of the shop.
   */
  public GuardrailsFact fact(StoreBlueprint blueprint, V1Namespace namespace) {
    String name = namespace.getMetadata().getName();
    Map<String, String> applied = recorded(namespace.getMetadata());
    if (applied.isEmpty()) {
      return new GuardrailsFact.NotApplied(List.of());
    }
    Set<String> differing = differing(name, applied, false);
    if (!differing.isEmpty()) {
      // Never reported from informers alone.
      differing = differing(name, applied, true);
    }
    if (!isRestricted(namespace)) {
      differing.add("Namespace/" + name);
    }
    ForeignObjectDetection.Found found =
        foreign.find(
            blueprint, applied.keySet(), annotation(namespace.getMetadata(), StoreLabels.REMOVALS));
    return differing.isEmpty() && found.removable().isEmpty()
        ? new GuardrailsFact.Applied(found.reported())
        : new GuardrailsFact.NotApplied(List.copyOf(differing), found.removable());
  }

  /** The store has no namespace. */
  public void forget(StoreBlueprint blueprint) {
    foreign.forget(blueprint);
  }

  /** Whether the newest restricted Pod Security standard is enforced in the namespace. */
  public static boolean isRestricted(V1Namespace namespace) {
    Map<String, String> labels = namespace.getMetadata().getLabels();
    return labels != null
        && StoreLabels.POD_SECURITY_MODES.stream()
            .allMatch(mode ->
                StoreLabels.RESTRICTED.equals(labels.get(mode))
                    && StoreLabels.LATEST.equals(
                        labels.getOrDefault(
                            mode + StoreLabels.VERSION_SUFFIX, StoreLabels.LATEST)));
  }

  private Set<String> differing(String namespace, Map<String, String> applied, boolean through) {
    Map<String, String> found = new HashMap<>();
    readers.forEach((kind, reader) -> {
      Map<String, String> there = through ? reader.readThrough(namespace) : reader.read(namespace);
      there.forEach((name, digest) -> found.put(kind + "/" + name, digest));
    });
    Set<String> differing = new TreeSet<>();
    applied.forEach((key, digest) -> {
      if (!digest.equals(found.get(key))) {
        differing.add(key);
      }
    });
    return differing;
  }

  /**
   * Applies all, deletes those of an earlier chart, records the digests, and removes objects of
   * others that open the namespace.
   */
  public void apply(StoreBlueprint blueprint, V1Namespace namespace, String yaml) {
    List<Manifests.Manifest> manifests = Manifests.read(blueprint, yaml);
    // They do not depend on each other, and their digests are recorded when all of them are
    // applied.
    Map<String, String> digests =
        new TreeMap<>(
            Parallel.map(
                manifests,
                Manifests.Manifest::key,
                manifest -> SpecDigest.of(apply(blueprint, manifest))));
    List<String> former = new ArrayList<>(recorded(namespace.getMetadata()).keySet());
    former.removeAll(digests.keySet());
    former.forEach(key -> deleteFormer(blueprint, key));
    record(namespace.getMetadata(), StoreLabels.GUARDRAILS, new Gson().toJson(digests));
    foreign.remove(
        blueprint,
        digests.keySet(),
        annotation(namespace.getMetadata(), StoreLabels.REMOVALS),
        removals -> record(namespace.getMetadata(), StoreLabels.REMOVALS, removals));
  }

  private DynamicKubernetesObject apply(StoreBlueprint blueprint, Manifests.Manifest manifest) {
    ResourceReader<DynamicKubernetesObject, ?, String> reader =
        Objects.requireNonNull(readers.get(manifest.type().kind()));
    DynamicKubernetesObject applied = reader.client().apply(manifest.object());
    if (FieldOwnership.isSpecShared(applied)) {
      // Apply leaves fields that others have added, such as one more quota: replace the object.
      JsonObject whole = manifest.object().getRaw().deepCopy();
      whole
          .getAsJsonObject("metadata")
          .addProperty("resourceVersion", applied.getMetadata().getResourceVersion());
      applied = reader.client().replace(new DynamicKubernetesObject(whole));
    }
    reader.recordWrite(blueprint.namespace().value(), applied.getMetadata().getResourceVersion());
    return applied;
  }

  private void deleteFormer(StoreBlueprint blueprint, String key) {
    Map.Entry<String, String> kindAndName = Manifests.split(key);
    ResourceReader<?, ?, ?> reader = readers.get(kindAndName.getKey());
    if (reader == null) {
      return;
    }
    String namespace = blueprint.namespace().value();
    reader
        .client()
        .findMetadata(namespace, kindAndName.getValue())
        .filter(there -> there.getLabels() != null)
        .filter(
            there -> blueprint.id().toString().equals(there.getLabels().get(StoreLabels.STORE_ID)))
        .ifPresent(there -> {
          DeleteOptions options = new DeleteOptions();
          options.setPropagationPolicy("Background");
          options.setPreconditions(new V1Preconditions().uid(there.getUid()));
          reader.client().delete(namespace, kindAndName.getValue(), options);
        });
  }

  /** Digests of the guardrails as last applied, by kind/name. */
  private static Map<String, String> recorded(V1ObjectMeta namespace) {
    Map<String, String> digests = new TreeMap<>();
    // Those that somebody damaged by hand are applied again.
    JsonPaths.parse(annotation(namespace, StoreLabels.GUARDRAILS))
        .asMap()
        .forEach((key, value) -> {
          if (value instanceof JsonPrimitive digest) {
            digests.put(key, digest.getAsString());
          }
        });
    return digests;
  }

  private static @Nullable String annotation(V1ObjectMeta namespace, String name) {
    Map<String, String> annotations = namespace.getAnnotations();
    return annotations == null ? null : annotations.get(name);
  }

  private void record(V1ObjectMeta namespace, String annotation, String value) {
    // The uid makes the API server reject the change when the namespace was created again.
    Map<String, Object> metadata =
        Map.of("uid", namespace.getUid(), "annotations", Map.of(annotation, value));
    namespaces.merge(
        null,
        namespace.getName(),
        new Gson().toJsonTree(Map.of("metadata", metadata)).getAsJsonObject());
  }
}
