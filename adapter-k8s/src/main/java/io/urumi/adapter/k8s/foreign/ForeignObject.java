package io.urumi.adapter.k8s.foreign;

import static io.urumi.kubernetes.JsonPaths.at;
import static io.urumi.kubernetes.JsonPaths.items;

import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.urumi.domain.store.Namespace;
import io.urumi.kubernetes.StoreLabels;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of an object that opens a namespace or receives the requests for a host.
 *
 * @param isOwned whether another object owns it, whose controller would create it again
 * @param storeId value of the label; empty without it
 * @param isOfRelease whether Helm installed it as part of a release in its namespace
 * @param isOfPlatform whether it is labelled as the platform's, in a namespace that is not a
 *     store's
 * @param hosts empty for a kind without hosts
 */
record ForeignObject(
    String uid,
    boolean isOwned,
    String storeId,
    boolean isOfRelease,
    boolean isOfPlatform,
    Set<HostRule> hosts) {

  static ForeignObject of(DynamicKubernetesObject object, Set<HostRule> hosts) {
    V1ObjectMeta metadata = object.getMetadata();
    String namespace = String.valueOf(metadata.getNamespace());
    String partOf = value(metadata.getLabels(), StoreLabels.PART_OF);
    return new ForeignObject(
        String.valueOf(metadata.getUid()),
        !items(at(object.getRaw(), "metadata", "ownerReferences")).isEmpty(),
        value(metadata.getLabels(), StoreLabels.STORE_ID),
        namespace.equals(value(metadata.getAnnotations(), "meta.helm.sh/release-namespace")),
        StoreLabels.PLATFORM.equals(partOf) && Namespace.subdomainOf(namespace).isEmpty(),
        hosts);
  }

  private static String value(@Nullable Map<String, String> map, String name) {
    return map == null ? "" : map.getOrDefault(name, "");
  }

  boolean isLabelled(StoreBlueprint blueprint) {
    return blueprint.id().toString().equals(storeId);
  }

  /** Whether it belongs to the Helm release of the store in whose namespace it is. */
  boolean isOfRelease(StoreBlueprint blueprint) {
    return isOfRelease && isLabelled(blueprint);
  }
}
