package io.urumi.adapter.k8s.foreign;

import io.kubernetes.client.openapi.models.V1Preconditions;
import io.kubernetes.client.util.generic.dynamic.DynamicKubernetesObject;
import io.kubernetes.client.util.generic.options.DeleteOptions;
import io.urumi.adapter.k8s.watch.ClusterWatch;
import io.urumi.kubernetes.ApiRequestException;
import io.urumi.kubernetes.ResourceClient;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds foreign objects that weaken the isolation of a store's namespace, and removes those that
 * nothing else manages.
 *
 * <p>They have no label of the platform: a watch of each kind in all namespaces finds them. If the
 * account may not make it, a namespace is searched rarely, and when its guardrails are applied.
 * They are not a reason to fail: a search that is refused keeps what the last one found, and what
 * cannot be removed is only reported.
 */
final class ForeignObjects {
  private static final Logger LOG = LoggerFactory.getLogger(ForeignObjects.class);

  /** So that not all namespaces are searched at once, as a fraction of the interval. */
  private static final double JITTER = 0.2;

  /** The interval after a search without an answer, as a fraction of the usual one. */
  private static final double SOONER = 0.2;

  private static final int NO_ANSWER = 0;

  /** A store that was not observed for that long is deleted, or observed by another replica. */
  private static final Duration UNUSED = Duration.ofHours(1);

  private final Map<ForeignKind, ClusterWatch<ForeignObject>> watches;
  private final ForeignObjectSettings settings;
  private final Predicate<StoreBlueprint> ownRights;
  private final Clock clock;
  private final RefusalLog refusals;
  private final Map<String, Searched> searched = new ConcurrentHashMap<>();

  /** What is known of a namespace apart from the watches. Only one replica observes a store. */
  private static final class Searched {
    /** Result of the last search for kinds that are not watched. */
    private final Map<ForeignKind, Listed> listed = new HashMap<>();

    /** UIDs of removed objects by key, until a watch no longer shows them. */
    private final Map<String, String> removed = new HashMap<>();

    /** When the removal of an object, by key, may be tried again after it was refused. */
    private final Map<String, Long> nextTry = new HashMap<>();

    private volatile long nextSearch;
    private volatile long lastUse;
  }

  /**
   * Kind and name of each object, for example {@code NetworkPolicy/allow-all}.
   *
   * @param removable what the next application of the guardrails removes
   * @param reported what is not removed
   */
  record Findings(List<String> removable, List<String> reported) {}

  /** The objects of one kind, by name. */
  private record Listed(Map<String, ForeignObject> objects, String resourceVersion) {}

  private record Found(ForeignKind kind, String name, ForeignObject object) {
    String key() {
      return kind.key(name);
    }
  }

  /**
   * @param watches of {@link ForeignKind#ALL}
   * @param ownRights whether the platform's rights in a store's namespace depend on no RoleBinding
   *     of others
   * @param log receives a message whenever the permission to watch them has changed
   */
  ForeignObjects(
      Map<ForeignKind, ClusterWatch<ForeignObject>> watches,
      ForeignObjectSettings settings,
      Predicate<StoreBlueprint> ownRights,
      Clock clock,
      Consumer<String> log) {
    this.watches = watches;
    this.settings = settings;
    this.ownRights = ownRights;
    this.clock = clock;
    this.refusals =
        new RefusalLog(
            ForeignKind.ALL.stream()
                .map(kind -> {
                  ClusterWatch<ForeignObject> watch = watch(kind);
                  return new RefusalLog.Kind(kind.plural(), watch::isSettled, watch::refusal);
                })
                .toList(),
            " of others are found by a search of each store's namespace every "
                + settings.interval().toSeconds()
                + " s, and not at once, because this account may not watch them in all namespaces: ",
            " of others are found at once.",
            log);
  }

  /**
   * Those of a store's namespace.
   *
   * @param own kind and name of the platform's guardrails
   * @param removals those of the last day
   */
  Findings find(StoreBlueprint blueprint, Set<String> own, RemovalCounts removals) {
    refusals.update();
    Searched namespace = searched(blueprint);
    synchronized (namespace) {
      boolean due = namespace.nextSearch == 0 || System.nanoTime() - namespace.nextSearch >= 0;
      return findings(
          blueprint,
          foreign(blueprint, own, namespace, kind -> due && !watch(kind).isCurrent()),
          removals,
          namespace);
    }
  }

  /**
   * Searches a store's namespace, because a watch may be behind, and removes what may be removed.
   *
   * @param record receives the number of removals when they have been made
   */
  void remove(
      StoreBlueprint blueprint,
      Set<String> own,
      RemovalCounts removals,
      Consumer<RemovalCounts> record) {
    Searched namespace = searched(blueprint);
    synchronized (namespace) {
      RemovalCounts counts = removals;
      for (Found each : foreign(blueprint, own, namespace, _ -> true)) {
        if (isRemovable(blueprint, each, counts, namespace)
            && isRemoved(blueprint, each, namespace)) {
          counts = counts.plus(each.key(), clock.instant());
        }
      }
      if (!counts.equals(removals)) {
        record.accept(counts);
      }
    }
  }

  /** The namespace is gone. */
  void forget(String namespace) {
    searched.remove(namespace);
  }

  int remembered() {
    return searched.size();
  }

  private Findings findings(
      StoreBlueprint blueprint, List<Found> all, RemovalCounts removals, Searched namespace) {
    Map<Boolean, List<String>> keys =
        all.stream()
            .collect(
                Collectors.partitioningBy(
                    each -> isRemovable(blueprint, each, removals, namespace),
                    Collectors.mapping(Found::key, Collectors.toList())));
    return new Findings(
        keys.getOrDefault(true, List.of()).stream().sorted().toList(),
        keys.getOrDefault(false, List.of()).stream().sorted().toList());
  }

  private boolean isRemovable(
      StoreBlueprint blueprint, Found found, RemovalCounts removals, Searched namespace) {
    Long nextTry = namespace.nextTry.get(found.key());
    return settings.remove()
        && (nextTry == null || System.nanoTime() - nextTry >= 0)
        && !found.object().isOwned()
        && removals.permits(found.key())
        // Last, because it may cost requests.
        && (!found.kind().mayGiveRights() || ownRights.test(blueprint));
  }

  private ClusterWatch<ForeignObject> watch(ForeignKind kind) {
    ClusterWatch<ForeignObject> watch = watches.get(kind);
    if (watch == null) {
      throw new IllegalStateException("there is no watch of " + kind.type());
    }
    return watch;
  }

  private Searched searched(StoreBlueprint blueprint) {
    Searched namespace =
        searched.computeIfAbsent(blueprint.namespace().value(), _ -> new Searched());
    namespace.lastUse = System.nanoTime();
    return namespace;
  }

  /**
   * @param search which kinds are listed now
   */
  private List<Found> foreign(
      StoreBlueprint blueprint,
      Set<String> own,
      Searched namespace,
      Predicate<ForeignKind> search) {
    List<Found> all = new ArrayList<>();
    boolean searches = false;
    boolean answers = true;
    for (ForeignKind kind : ForeignKind.ALL) {
      if (search.test(kind)) {
        searches = true;
        answers = answers && list(blueprint, kind, namespace);
      }
      objects(blueprint, kind, namespace)
          .forEach((name, object) -> {
            if (kind.isForeign(blueprint, own, name, object)
                && !object.uid().equals(namespace.removed.get(kind.key(name)))) {
              all.add(new Found(kind, name, object));
            }
          });
    }
    if (searches) {
      namespace.nextSearch = System.nanoTime() + pause(answers).toNanos();
      dropUnused();
    }
    return all;
  }

  /** From the watch, unless it is not live or has not yet seen what the last list has. */
  private Map<String, ForeignObject> objects(
      StoreBlueprint blueprint, ForeignKind kind, Searched namespace) {
    ClusterWatch<ForeignObject> watch = watch(kind);
    Listed listed = namespace.listed.get(kind);
    if (watch.isCurrent() && (listed == null || watch.hasSeen(listed.resourceVersion()))) {
      namespace.listed.remove(kind);
      return watch.in(blueprint.namespace().value());
    }
    return listed == null ? Map.of() : listed.objects();
  }

  private void dropUnused() {
    long now = System.nanoTime();
    searched.values().removeIf(each -> now - each.lastUse > UNUSED.toNanos());
  }

  private Duration pause(boolean answered) {
    double factor = (answered ? 1 : SOONER) + ThreadLocalRandom.current().nextDouble() * JITTER;
    return Duration.ofNanos((long) (settings.interval().toNanos() * factor));
  }

  /** Replaces what is known of a kind; false when the API server does not answer. */
  private boolean list(StoreBlueprint blueprint, ForeignKind kind, Searched namespace) {
    ResourceClient<DynamicKubernetesObject, ?> objects = watch(kind).client();
    Map<String, ForeignObject> found = new HashMap<>();
    try {
      String version =
          objects.forEach(
              blueprint.namespace().value(),
              null,
              null,
              object ->
                  kind.projection()
                      .apply(object)
                      .ifPresent(kept -> found.put(object.getMetadata().getName(), kept)));
      namespace.listed.put(kind, new Listed(found, version));
      return true;
    } catch (ApiRequestException refused) {
      LOG.debug("{} cannot be listed", objects.type().plural(), refused);
      return refused.status() != NO_ANSWER;
    }
  }

  /** Removes an object as it was found. */
  private boolean isRemoved(StoreBlueprint blueprint, Found found, Searched namespace) {
    DeleteOptions options = new DeleteOptions();
    options.setPropagationPolicy("Background");
    options.setPreconditions(new V1Preconditions().uid(found.object().uid()));
    try {
      watch(found.kind()).client().delete(blueprint.namespace().value(), found.name(), options);
      namespace.removed.put(found.key(), found.object().uid());
      namespace.nextTry.remove(found.key());
      return true;
    } catch (ApiRequestException refused) {
      namespace.nextTry.put(found.key(), System.nanoTime() + settings.interval().toNanos());
      if (!refused.isConflict()) {
        LOG.warn(
            "{} of {} cannot be removed: {}", found.key(), blueprint.namespace(), refused.text());
      }
      return false;
    }
  }
}
