package io.urumi.kubernetes;

import io.urumi.port.driven.cluster.StoreBlueprint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Labels, annotations and names by which the objects of stores are found. */
public final class StoreLabels {
  public static final String PART_OF = "app.kubernetes.io/part-of";
  public static final String PLATFORM = "urumi";
  public static final String MANAGED_BY = "app.kubernetes.io/managed-by";
  public static final String COMPONENT = "app.kubernetes.io/component";
  public static final String STORE_ID = "urumi.io/store-id";
  public static final String SUBDOMAIN = "urumi.io/subdomain";

  /** Name of the RoleBinding of the platform's account in each store's namespace. */
  public static final String ROLE_BINDING = "urumi";

  /** Selects everything that belongs to a store. */
  public static final String SELECTOR = PART_OF + "=" + PLATFORM;

  /** On the namespace: kind and name of each guardrail with the digest of its spec. */
  public static final String GUARDRAILS = "urumi.io/guardrails";

  /** On the namespace: how often each foreign object was removed from it. */
  public static final String REMOVALS = "urumi.io/removed-objects";

  /**
   * On the namespace: name of the shop; an annotation, because a name may hold characters that a
   * label may not.
   */
  public static final String NAME = "urumi.io/store-name";

  /** On the namespace: owner of the shop. */
  public static final String OWNER = "urumi.io/owner";

  /** On the namespace: plan of the shop. */
  public static final String PLAN = "urumi.io/plan";

  /** Selects the namespaces that this platform created. */
  public static final String NAMESPACES = SELECTOR + "," + MANAGED_BY + "=" + PLATFORM;

  /** On a workload: when its controller was last made to retry. */
  public static final String RETRIED_AT = "urumi.io/retried-at";

  private static final String POD_SECURITY = "pod-security.kubernetes.io/";
  public static final String ENFORCE = POD_SECURITY + "enforce";
  public static final String RESTRICTED = "restricted";

  /** The modes of Pod Security that a store's namespace sets. */
  public static final List<String> POD_SECURITY_MODES =
      List.of(ENFORCE, POD_SECURITY + "warn", POD_SECURITY + "audit");

  /** Suffix of a mode that sets the version of the standard. An older version allows more. */
  public static final String VERSION_SUFFIX = "-version";

  public static final String LATEST = "latest";

  private StoreLabels() {}

  /** Labels of every object of the store. */
  public static Map<String, String> of(StoreBlueprint blueprint) {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(PART_OF, PLATFORM);
    labels.put(STORE_ID, blueprint.id().toString());
    labels.put(SUBDOMAIN, blueprint.subdomain().value());
    return labels;
  }

  /** Labels of the store's namespace. */
  public static Map<String, String> ofNamespace(StoreBlueprint blueprint) {
    Map<String, String> labels = of(blueprint);
    labels.put(MANAGED_BY, PLATFORM);
    for (String mode : POD_SECURITY_MODES) {
      labels.put(mode, RESTRICTED);
      labels.put(mode + VERSION_SUFFIX, LATEST);
    }
    return labels;
  }

  /** Annotations of the store's namespace, from which the store can be adopted without a record. */
  public static Map<String, String> annotationsOfNamespace(StoreBlueprint blueprint) {
    Map<String, String> annotations = new LinkedHashMap<>();
    annotations.put(NAME, blueprint.name().value());
    annotations.put(OWNER, blueprint.owner().value());
    annotations.put(PLAN, blueprint.plan().value());
    return annotations;
  }
}
