package io.urumi.adapter.k8s.foreign;

import static io.urumi.kubernetes.JsonPaths.at;
import static io.urumi.kubernetes.JsonPaths.items;
import static io.urumi.kubernetes.JsonPaths.text;

import com.google.gson.JsonObject;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.urumi.adapter.k8s.watch.ResourceTypes;
import io.urumi.domain.store.Namespace;
import io.urumi.kubernetes.ResourceType;
import io.urumi.kubernetes.StoreLabels;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A kind of object with which others can weaken the isolation of a store's namespace:
 * NetworkPolicies add up, so one more that allows anything opens what the platform's own ones
 * close; a second Ingress on the shop's host takes its customers; a RoleBinding gives its subjects
 * the store's Secrets.
 *
 * @param metadataOnly whether the metadata of an object is enough
 * @param mayGiveRights whether the control plane's own rights in the namespace may come from an
 *     object of this kind
 * @param projection what is kept of an object; empty when it weakens no isolation
 */
record ForeignKind(
    ResourceType<DynamicKubernetesObject, ?> type,
    boolean metadataOnly,
    boolean mayGiveRights,
    Function<DynamicKubernetesObject, Optional<ForeignObject>> projection,
    Check check) {
  /** On the objects with which cert-manager answers a challenge over HTTP. */
  private static final String SOLVER = "acme.cert-manager.io/http01-solver";

  static final List<ForeignKind> ALL =
      List.of(
          new ForeignKind(
              ResourceType.dynamic("networking.k8s.io", "v1", "NetworkPolicy", "networkpolicies"),
              false,
              false,
              ForeignKind::policy,
              (blueprint, own, name, policy) ->
                  !policy.isOfRelease(blueprint) && !own.contains("NetworkPolicy/" + name)),
          new ForeignKind(
              RouteKind.INGRESS.type(),
              false,
              false,
              RouteKind.INGRESS::project,
              (blueprint, own, name, ingress) ->
                  !ingress.isOfRelease(blueprint)
                      && ingress.hosts().stream().anyMatch(rule -> rule.covers(blueprint.host()))),
          new ForeignKind(
              ResourceTypes.ROLE_BINDING,
              true,
              true,
              ForeignKind::binding,
              (blueprint, own, name, binding) ->
                  !binding.isOfRelease(blueprint)
                      && !(name.equals(StoreLabels.ROLE_BINDING)
                          && binding.isLabelled(blueprint))));

  /** Decides whether an object in a store's namespace is foreign and weakens its isolation. */
  @FunctionalInterface
  interface Check {
    boolean isForeign(StoreBlueprint blueprint, Set<String> own, String name, ForeignObject object);
  }

  /**
   * Whether an object in the store's namespace is foreign and weakens its isolation.
   *
   * @param own kind and name of the platform's guardrails
   */
  boolean isForeign(StoreBlueprint blueprint, Set<String> own, String name, ForeignObject object) {
    return check.isForeign(blueprint, own, name, object);
  }

  /** For example {@code Ingresses}. */
  String plural() {
    return RouteKind.plural(type.kind());
  }

  /** For example {@code NetworkPolicy/allow-all}. */
  String key(String name) {
    return type.kind() + "/" + name;
  }

  private static boolean isInStore(DynamicKubernetesObject object) {
    String namespace = object.getMetadata().getNamespace();
    return RouteKind.isThere(object)
        && namespace != null
        && Namespace.subdomainOf(namespace).isPresent();
  }

  /** Without a rule a policy only closes, which another one of the platform does already. */
  private static Optional<ForeignObject> policy(DynamicKubernetesObject policy) {
    JsonObject raw = policy.getRaw();
    boolean opens =
        !items(at(raw, "spec", "ingress")).isEmpty() || !items(at(raw, "spec", "egress")).isEmpty();
    boolean ofSolver = "true".equals(text(at(raw, "spec", "podSelector", "matchLabels", SOLVER)));
    return isInStore(policy) && opens && !ofSolver
        ? Optional.of(ForeignObject.of(policy, Set.of()))
        : Optional.empty();
  }

  /** Kubernetes' own, such as OpenShift's in every project, have names with a colon. */
  private static Optional<ForeignObject> binding(DynamicKubernetesObject binding) {
    return isInStore(binding) && !binding.getMetadata().getName().startsWith("system:")
        ? Optional.of(ForeignObject.of(binding, Set.of()))
        : Optional.empty();
  }
}
