package io.urumi.adapter.k8s.guardrails;

import io.kubernetes.client.openapi.ApiClient;
import io.kubernetes.client.openapi.models.V1Preconditions;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.kubernetes.client.util.generic.options.DeleteOptions;
import io.urumi.kubernetes.ApiRequestException;
import io.urumi.kubernetes.ResourceClient;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds objects of others that open a store's namespace, and removes those that nothing else
 * manages.
 *
 * <p>They have no label of the platform, so that no informer knows them: a namespace is searched
 * rarely, and when its guardrails are applied. They are no reason to fail: a search that is refused
 * keeps what the last one found, and what cannot be removed is only reported.
 */
final class ForeignObjects {
  private static final Logger LOG = LoggerFactory.getLogger(ForeignObjects.class);

  /** So that not all namespaces are searched at once, as a fraction of the interval. */
  private static final double JITTER = 0.2;

  /** The interval after a search without an answer, as a fraction of the usual one. */
  private static final double SOONER = 0.2;

  /** An object that comes back after that many removals has a controller. */
  private static final int MOST_REMOVALS = 2;

  private static final int NO_ANSWER = 0;

  /** A store that was not observed for that long is deleted, or observed by another replica. */
  private static final Duration UNUSED = Duration.ofHours(1);

  private final ApiClient client;
  private final ForeignObjectSettings settings;
  private final Map<String, Searched> searched = new ConcurrentHashMap<>();

  /** What was found in a namespace. Only one replica at a time observes a store. */
  private static final class Searched {
    private final Map<String, List<DynamicKubernetesObject>> lastByKind = new HashMap<>();
    private final Map<String, Integer> removals = new HashMap<>();
    private Findings findings = new Findings(List.of(), List.of());
    private volatile long nextSearch;
  }

  /**
   * Kind and name of each object, for example {@code NetworkPolicy/allow-all}.
   *
   * @param removable what the next application of the guardrails removes
   * @param reported what is not removed
   */
  record Findings(List<String> removable, List<String> reported) {}

  ForeignObjects(ApiClient client, ForeignObjectSettings settings) {
    this.client = client;
    this.settings = settings;
  }

  /**
   * Those of a store's namespace as last searched.
   *
   * @param own kind and name of the platform's guardrails
   */
  Findings find(StoreBlueprint blueprint, Set<String> own) {
    Searched namespace = searched(blueprint);
    synchronized (namespace) {
      if (namespace.nextSearch == 0 || System.nanoTime() - namespace.nextSearch >= 0) {
        search(blueprint, own, namespace, false);
      }
      return namespace.findings;
    }
  }

  /** Searches a store's namespace now, and removes what may be removed. */
  void remove(StoreBlueprint blueprint, Set<String> own) {
    Searched namespace = searched(blueprint);
    synchronized (namespace) {
      search(blueprint, own, namespace, true);
    }
  }

  /** The namespace is gone. */
  void forget(String namespace) {
    searched.remove(namespace);
  }

  int remembered() {
    return searched.size();
  }

  private Searched searched(StoreBlueprint blueprint) {
    return searched.computeIfAbsent(blueprint.namespace().value(), _ -> new Searched());
  }

  private void search(
      StoreBlueprint blueprint, Set<String> own, Searched namespace, boolean remove) {
    long now = System.nanoTime();
    searched
        .values()
        .removeIf(each -> each.nextSearch != 0 && now - each.nextSearch > UNUSED.toNanos());
    List<String> removable = new ArrayList<>();
    List<String> reported = new ArrayList<>();
    boolean answers = true;
    for (ForeignKind kind : ForeignKind.ALL) {
      ResourceClient<DynamicKubernetesObject, ?> objects =
          new ResourceClient<>(kind.type(), client);
      answers = answers && list(blueprint, objects, namespace);
      for (DynamicKubernetesObject each :
          namespace.lastByKind.getOrDefault(kind.type().kind(), List.of())) {
        if (!kind.isForeign(blueprint, own, each)) {
          continue;
        }
        String key = kind.type().kind() + "/" + each.getMetadata().getName();
        boolean mayRemove =
            settings.remove()
                && kind.removable()
                && !ForeignKind.isOwned(each)
                && namespace.removals.getOrDefault(key, 0) < MOST_REMOVALS;
        if (!mayRemove) {
          reported.add(key);
        } else if (!remove) {
          removable.add(key);
        } else if (!isRemoved(blueprint, objects, each, namespace, key)) {
          reported.add(key);
        }
      }
    }
    namespace.findings =
        new Findings(removable.stream().sorted().toList(), reported.stream().sorted().toList());
    namespace.nextSearch = System.nanoTime() + pause(answers).toNanos();
  }

  private Duration pause(boolean answered) {
    double factor = (answered ? 1 : SOONER) + ThreadLocalRandom.current().nextDouble() * JITTER;
    return Duration.ofNanos((long) (settings.interval().toNanos() * factor));
  }

  /** Replaces what is known of a kind; false when the API server does not answer. */
  private static boolean list(
      StoreBlueprint blueprint,
      ResourceClient<DynamicKubernetesObject, ?> objects,
      Searched namespace) {
    try {
      namespace.lastByKind.put(
          objects.type().kind(), objects.list(blueprint.namespace().value(), null, null).items());
      return true;
    } catch (ApiRequestException refused) {
      LOG.debug("{} cannot be listed", objects.type().plural(), refused);
      return refused.status() != NO_ANSWER;
    }
  }

  /** Removes an object as it was found. */
  private static boolean isRemoved(
      StoreBlueprint blueprint,
      ResourceClient<DynamicKubernetesObject, ?> objects,
      DynamicKubernetesObject object,
      Searched namespace,
      String key) {
    namespace.removals.merge(key, 1, Integer::sum);
    DeleteOptions options = new DeleteOptions();
    options.setPropagationPolicy("Background");
    options.setPreconditions(new V1Preconditions().uid(object.getMetadata().getUid()));
    try {
      objects.delete(blueprint.namespace().value(), object.getMetadata().getName(), options);
    } catch (ApiRequestException refused) {
      if (!refused.isConflict()) {
        LOG.warn("{} of {} cannot be removed: {}", key, blueprint.namespace(), refused.text());
      }
      return false;
    }
    namespace.lastByKind.computeIfPresent(
        objects.type().kind(),
        (_, all) -> all.stream().filter(each -> !each.equals(object)).toList());
    return true;
  }
}
