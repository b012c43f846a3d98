package io.urumi.adapter.k8s.guardrails;

import static io.urumi.adapter.k8s.guardrails.JsonPaths.at;
import static io.urumi.adapter.k8s.guardrails.JsonPaths.items;
import static io.urumi.adapter.k8s.guardrails.JsonPaths.text;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.models.V1Preconditions;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.kubernetes.client.util.generic.options.DeleteOptions;
import io.urumi.kubernetes.ApiRequestException;
import io.urumi.kubernetes.ResourceClient;
import io.urumi.kubernetes.ResourceType;
import io.urumi.kubernetes.StoreLabels;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds foreign objects that weaken the isolation of a store's namespace: NetworkPolicies are
 * additive, so another one that allows anything permits traffic that the platform's own policies
 * deny; a second Ingress for the shop's host receives its customers' requests; a RoleBinding gives
 * its subjects access to the store's Secrets.
 *
 * <p>They do not have the platform's labels, so no informer caches them. While nothing is found, a
 * namespace is searched at most once per {@link #INTERVAL}, which is shorter than a resync.
 */
final class ForeignObjects {
  private static final Logger LOG = LoggerFactory.getLogger(ForeignObjects.class);
  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final int FORBIDDEN = 403;

  /** Label of the objects with which cert-manager answers an HTTP-01 challenge. */
  private static final String SOLVER = "acme.cert-manager.io/http01-solver";

  private static final String CHALLENGE = "/.well-known/acme-challenge/";
  private static final String NETWORKING = "networking.k8s.io";

  private final List<Kind> kinds;
  private final Map<String, Long> searched = new ConcurrentHashMap<>();

  @FunctionalInterface
  private interface Check {
    boolean isForeign(StoreBlueprint blueprint, Set<String> own, DynamicKubernetesObject object);
  }

  private record Kind(ResourceClient<DynamicKubernetesObject, ?> client, Check check) {}

  /** An object to delete. */
  record Found(ResourceClient<DynamicKubernetesObject, ?> client, DynamicKubernetesObject object) {
    /** Kind and name, for example {@code NetworkPolicy/allow-all}. */
    String key() {
      return client.type().kind() + "/" + object.getMetadata().getName();
    }
  }

  ForeignObjects(ApiClient client) {
    kinds =
        List.of(
            new Kind(
                client(client, NETWORKING, "NetworkPolicy", "networkpolicies"),
                ForeignObjects::isForeignPolicy),
            new Kind(
                client(client, NETWORKING, "Ingress", "ingresses"),
                ForeignObjects::isForeignIngress),
            new Kind(
                client(client, "rbac.authorization.k8s.io", "RoleBinding", "rolebindings"),
                ForeignObjects::isForeignBinding));
  }

  private static ResourceClient<DynamicKubernetesObject, ?> client(
      ApiClient client, String group, String kind, String plural) {
    return new ResourceClient<>(ResourceType.dynamic(group, "v1", kind, plural), client);
  }

  /**
   * The foreign objects of a store's namespace; empty when it was searched within the interval and
   * had none.
   *
   * @param own kind and name of the platform's guardrails
   */
  List<Found> find(StoreBlueprint blueprint, Set<String> own) {
    String namespace = blueprint.namespace().value();
    Long last = searched.get(namespace);
    if (last != null && System.nanoTime() - last < INTERVAL.toNanos()) {
      return List.of();
    }
    List<Found> found = search(blueprint, own);
    if (found.isEmpty()) {
      searched.put(namespace, System.nanoTime());
    } else {
      searched.remove(namespace);
    }
    return found;
  }

  /** Deletes the foreign objects of a store's namespace. */
  void delete(StoreBlueprint blueprint, Set<String> own) {
    for (Found found : search(blueprint, own)) {
      DeleteOptions options = new DeleteOptions();
      options.setPropagationPolicy("Background");
      options.setPreconditions(new V1Preconditions().uid(found.object().getMetadata().getUid()));
      found
          .client()
          .delete(blueprint.namespace().value(), found.object().getMetadata().getName(), options);
    }
  }

  private List<Found> search(StoreBlueprint blueprint, Set<String> own) {
    List<Found> found = new ArrayList<>();
    for (Kind kind : kinds) {
      try {
        kind.client().list(blueprint.namespace().value(), null, null).items().stream()
            .filter(each -> each.getMetadata().getDeletionTimestamp() == null)
            .filter(each -> kind.check().isForeign(blueprint, own, each))
            .forEach(each -> found.add(new Found(kind.client(), each)));
      } catch (ApiRequestException refused) {
        if (refused.status() != FORBIDDEN) {
          throw refused;
        }
        LOG.debug("{} cannot be listed", kind.client().type().plural(), refused);
      }
    }
    return found;
  }

  /** A policy without rules only denies traffic, as the platform's own default policy does. */
  private static boolean isForeignPolicy(
      StoreBlueprint blueprint, Set<String> own, DynamicKubernetesObject policy) {
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

  private static boolean isChallenge(JsonElement rule) {
    List<JsonElement> paths = items(at(rule, "http", "paths"));
    return !paths.isEmpty()
        && paths.stream().allMatch(path -> text(at(path, "path")).startsWith(CHALLENGE));
  }

  /**
   * The names of Kubernetes' own bindings, and of those that OpenShift creates in every project,
   * start with {@code system:}.
   */
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
