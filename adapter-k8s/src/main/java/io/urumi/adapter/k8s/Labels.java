package io.urumi.adapter.k8s;

import com.google.gson.JsonObject;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.util.LinkedHashMap;
import java.util.Map;

/** Labels and annotations by which objects of stores are found. */
final class Labels {
  static final String PART_OF = "app.kubernetes.io/part-of";
  static final String PLATFORM = "urumi";
  static final String MANAGED_BY = "app.kubernetes.io/managed-by";
  static final String COMPONENT = "app.kubernetes.io/component";
  static final String STORE_ID = "urumi.io/store-id";
  static final String SUBDOMAIN = "urumi.io/subdomain";

  /** Selects everything that belongs to a store. */
  static final String SELECTOR = PART_OF + "=" + PLATFORM;

  /** On the namespace: kind and name of each guardrail with the digest of its spec. */
  static final String GUARDRAILS = "urumi.io/guardrails";

  /**
   * On the namespace: what the shop is called; annotations, because names break the rules of
   * labels.
   */
  static final String NAME = "urumi.io/store-name";

  /** On the namespace: whose the shop is. */
  static final String OWNER = "urumi.io/owner";

  /** On the namespace: the shop's plan. */
  static final String PLAN = "urumi.io/plan";

  /** Selects the namespaces that this platform made. */
  static final String NAMESPACES = SELECTOR + "," + MANAGED_BY + "=" + PLATFORM;

  /** On a workload: when it was last given a new start. */
  static final String RETRIED_AT = "urumi.io/retried-at";

  private static final String POD_SECURITY = "pod-security.kubernetes.io/";
  static final String ENFORCE = POD_SECURITY + "enforce";
  static final String RESTRICTED = "restricted";

  private Labels() {}

  /** What every object of the store carries. */
  static Map<String, String> of(StoreBlueprint blueprint) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(PART_OF, PLATFORM);
    labels.put(STORE_ID, blueprint.id().toString());
    labels.put(SUBDOMAIN, blueprint.subdomain().value());
    return labels;
  }

  /** What the store's namespace carries. */
  static Map<String, String> ofNamespace(StoreBlueprint blueprint) {
    Map<String, String> labels = of(blueprint);
    labels.put(MANAGED_BY, PLATFORM);
    labels.put(ENFORCE, RESTRICTED);
    labels.put(POD_SECURITY + "warn", RESTRICTED);
    labels.put(POD_SECURITY + "audit", RESTRICTED);
    return labels;
  }

  /** What the store's namespace says of the store, so that it can be adopted without a record. */
  static Map<String, String> annotationsOfNamespace(StoreBlueprint blueprint) {
    Map<String, String> annotations = new LinkedHashMap<>();
    annotations.put(NAME, blueprint.name().value());
    annotations.put(OWNER, blueprint.owner().value());
    annotations.put(PLAN, blueprint.plan().value());
    return annotations;
  }

  /** Adds labels to an object's metadata, over those that are there. */
  static void put(JsonObject object, Map<String, String> labels) {
    JsonObject metadata = Json.child(object, "metadata");
    JsonObject target = Json.child(metadata, "labels");
    labels.forEach(target::addProperty);
  }
}
