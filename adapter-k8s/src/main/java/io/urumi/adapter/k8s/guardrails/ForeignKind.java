package io.urumi.adapter.k8s.guardrails;

import static io.urumi.adapter.k8s.guardrails.JsonPaths.at;
import static io.urumi.adapter.k8s.guardrails.JsonPaths.items;
import static io.urumi.adapter.k8s.guardrails.JsonPaths.text;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.urumi.kubernetes.ResourceType;
import io.urumi.kubernetes.StoreLabels;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A kind of object with which others can open a store's namespace: NetworkPolicies add up, so one
 * more that allows anything opens what the platform's own ones close; a second Ingress on the
 * shop's host takes its customers; a RoleBinding gives its subjects the store's Secrets.
 *
 * @param removable whether the platform may remove one; a RoleBinding may be what gives the control
 *     plane itself its permissions
 */
record ForeignKind(ResourceType<DynamicKubernetesObject, ?> type, boolean removable, Check check) {
  /** On the objects with which cert-manager answers a challenge over HTTP. */
  private static final String SOLVER = "acme.cert-manager.io/http01-solver";

  /** Beginning of the paths with which a certificate authority checks a host. */
  static final String CHALLENGE = "/.well-known/acme-challenge/";

  private static final String NETWORKING = "networking.k8s.io";

  static final ResourceType<DynamicKubernetesObject, ?> INGRESS =
      ResourceType.dynamic(NETWORKING, "v1", "Ingress", "ingresses");

  static final List<ForeignKind> ALL =
      List.of(
          new ForeignKind(
              ResourceType.dynamic(NETWORKING, "v1", "NetworkPolicy", "networkpolicies"),
              true,
              ForeignKind::isForeignPolicy),
          new ForeignKind(INGRESS, true, ForeignKind::isForeignIngress),
          new ForeignKind(
              ResourceType.dynamic(
                  "rbac.authorization.k8s.io", "v1", "RoleBinding", "rolebindings"),
              false,
              ForeignKind::isForeignBinding));

  /** Decides whether an object is of others and opens the namespace. */
  @FunctionalInterface
  interface Check {
    boolean isForeign(StoreBlueprint blueprint, Set<String> own, DynamicKubernetesObject object);
  }

  /**
   * @param own kind and name of the platform's guardrails
   */
  boolean isForeign(StoreBlueprint blueprint, Set<String> own, DynamicKubernetesObject object) {
    return object.getMetadata().getDeletionTimestamp() == null
        && check.isForeign(blueprint, own, object);
  }

  /** Whether another object owns it, whose controller would create it again. */
  static boolean isOwned(DynamicKubernetesObject object) {
    return !items(at(object.getRaw(), "metadata", "ownerReferences")).isEmpty();
  }

  /** Without a rule a policy only closes, which another one of the platform does already. */
  private static boolean isForeignPolicy(
      StoreBlueprint blueprint, Set<String> own, DynamicKubernetesObject policy) {
    if (isOfRelease(blueprint, policy)) {
      return false;
    }
    JsonObject raw = policy.getRaw();
    boolean opens =
        !items(at(raw, "spec", "ingress")).isEmpty() || !items(at(raw, "spec", "egress")).isEmpty();
    boolean ofSolver = "true".equals(text(at(raw, "spec", "podSelector", "matchLabels", SOLVER)));
    return opens && !ofSolver && !own.contains("NetworkPolicy/" + policy.getMetadata().getName());
  }

  private static boolean isForeignIngress(
      StoreBlueprint blueprint, Set<String> own, DynamicKubernetesObject ingress) {
    if (isOfRelease(blueprint, ingress)) {
      return false;
    }
    JsonObject raw = ingress.getRaw();
    return at(raw, "spec", "defaultBackend") != null
        || items(at(raw, "spec", "rules")).stream()
            .filter(rule -> covers(text(at(rule, "host")), blueprint.host()))
            .anyMatch(rule -> !isChallenge(rule));
  }

  /** Helm marks what belongs to a release. */
  private static boolean isOfRelease(StoreBlueprint blueprint, DynamicKubernetesObject object) {
    Map<String, String> annotations = object.getMetadata().getAnnotations();
    return isLabelled(blueprint, object)
        && annotations != null
        && blueprint.namespace().value().equals(annotations.get("meta.helm.sh/release-namespace"));
  }

  private static boolean covers(String pattern, String host) {
    return pattern.isEmpty()
        || pattern.equals(host)
        || (pattern.startsWith("*.") && host.endsWith(pattern.substring(1)));
  }

  /** Whether a rule only answers the challenges of a certificate authority. */
  static boolean isChallenge(JsonElement rule) {
    List<JsonElement> paths = items(at(rule, "http", "paths"));
    return !paths.isEmpty()
        && paths.stream().allMatch(path -> text(at(path, "path")).startsWith(CHALLENGE));
  }

  /** Kubernetes' own, such as OpenShift's in every project, have names with a colon. */
  private static boolean isForeignBinding(
      StoreBlueprint blueprint, Set<String> own, DynamicKubernetesObject binding) {
    return !binding.getMetadata().getName().startsWith("system:")
        && !isLabelled(blueprint, binding);
  }

  private static boolean isLabelled(StoreBlueprint blueprint, DynamicKubernetesObject object) {
    Map<String, String> labels = object.getMetadata().getLabels();
    return labels != null && blueprint.id().toString().equals(labels.get(StoreLabels.STORE_ID));
  }
}
