package io.urumi.adapter.k8s.namespace;

import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NamespaceCondition;
import io.kubernetes.client.openapi.models.V1NamespaceStatus;
import io.urumi.domain.lifecycle.NamespaceFact;
import io.urumi.kubernetes.StoreLabels;
import io.urumi.kubernetes.Texts;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A namespace, and what its labels say about the store that it belongs to. */
record StoreNamespace(V1Namespace object) {
  private static final Set<String> BLOCKERS =
      Set.of(
          "NamespaceDeletionDiscoveryFailure",
          "NamespaceDeletionGroupVersionParsingFailure",
          "NamespaceDeletionContentFailure",
          "NamespaceContentRemaining",
          "NamespaceFinalizersRemaining");

  String name() {
    return object.getMetadata().getName();
  }

  String uid() {
    return object.getMetadata().getUid();
  }

  /** Value of the label; empty when it is not set. */
  String label(String name) {
    return value(object.getMetadata().getLabels(), name);
  }

  /** Value of the annotation; empty when it is not set. */
  String annotation(String name) {
    return value(object.getMetadata().getAnnotations(), name);
  }

  private static String value(@Nullable Map<String, String> map, String name) {
    return map == null ? "" : map.getOrDefault(name, "");
  }

  /** Whether it has the label of this platform. */
  boolean isPartOfPlatform() {
    return StoreLabels.PLATFORM.equals(label(StoreLabels.PART_OF));
  }

  boolean isTerminating() {
    V1NamespaceStatus status = object.getStatus();
    return object.getMetadata().getDeletionTimestamp() != null
        || (status != null && "Terminating".equals(status.getPhase()));
  }

  boolean belongsTo(StoreBlueprint blueprint) {
    return label(StoreLabels.STORE_ID).equals(blueprint.id().toString());
  }

  /** Whether it records name, owner and plan of the store. */
  boolean records(StoreBlueprint blueprint) {
    return StoreLabels.annotationsOfNamespace(blueprint).entrySet().stream()
        .allMatch(each -> annotation(each.getKey()).equals(each.getValue()));
  }

  NamespaceFact fact(StoreBlueprint blueprint) {
    boolean formerly =
        isPartOfPlatform() && label(StoreLabels.SUBDOMAIN).equals(blueprint.subdomain().value());
    if (isTerminating() && (belongsTo(blueprint) || formerly)) {
      return new NamespaceFact.Terminating(blockers());
    }
    return belongsTo(blueprint) ? new NamespaceFact.Active() : new NamespaceFact.Foreign(owner());
  }

  /** What prevents the deletion of the namespace, in the API server's words. */
  private String blockers() {
    V1NamespaceStatus status = object.getStatus();
    List<V1NamespaceCondition> conditions = status == null ? null : status.getConditions();
    if (conditions == null) {
      return "";
    }
    return conditions.stream()
        .filter(each -> BLOCKERS.contains(each.getType()) && "True".equals(each.getStatus()))
        .map(each -> each.getMessage() == null ? "" : each.getMessage())
        .map(message -> Texts.shorten(Texts.clause(message), 300))
        .collect(Collectors.joining("; "));
  }

  /** Its owner, as the object of "it belongs to". */
  private String owner() {
    String store = label(StoreLabels.STORE_ID);
    return store.isEmpty()
        ? "another user of the cluster (it has no label " + StoreLabels.STORE_ID + ")"
        : "another store (" + store + ")";
  }
}
