package io.urumi.adapter.k8s.foreign;

import io.urumi.adapter.k8s.watch.Informers;
import io.urumi.port.driven.cluster.StoreBlueprint;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds foreign objects that weaken the isolation of a store's namespace or receive the requests
 * for its host, and removes those that nothing else manages; see {@code
 * docs/adr/0022-foreign-objects.md}.
 */
public final class ForeignObjectDetection {
  private static final Logger LOG = LoggerFactory.getLogger(ForeignObjectDetection.class);

  private final ForeignObjects objects;
  private final ForeignHosts claims;
  private final Clock clock;

  /**
   * Kind and name of each object.
   *
   * @param removable what {@link #remove} removes
   * @param reported what is not removed
   */
  public record Found(List<String> removable, List<String> reported) {}

  /**
   * @param informers not started yet
   * @param ownRights whether the platform's rights in a store's namespace depend on no RoleBinding
   *     of others, so that these may be removed; asked only when there are some
   */
  public ForeignObjectDetection(
      Informers informers,
      ForeignObjectSettings settings,
      Predicate<StoreBlueprint> ownRights,
      Clock clock) {
    ForeignWatches watches = ForeignWatches.of(informers, settings.interval());
    this.objects = new ForeignObjects(watches.byKind(), settings, ownRights, clock, LOG::info);
    this.claims = new ForeignHosts(watches.byRoute(), informers::changed, LOG::info);
    this.clock = clock;
  }

  /**
   * Those that concern a store.
   *
   * @param own kind and name of the platform's guardrails
   * @param removals what {@link #remove} has recorded last; null for nothing
   */
  public Found find(StoreBlueprint blueprint, Set<String> own, @Nullable String removals) {
    ForeignObjects.Findings findings =
        objects.find(blueprint, own, RemovalCounts.parse(removals, clock.instant()));
    return new Found(
        findings.removable(),
        Stream.concat(findings.reported().stream(), claims.find(blueprint).stream()).toList());
  }

  /**
   * Removes what may be removed from a store's namespace.
   *
   * @param record receives what is to be recorded about the removals
   */
  public void remove(
      StoreBlueprint blueprint,
      Set<String> own,
      @Nullable String removals,
      Consumer<String> record) {
    objects.remove(
        blueprint,
        own,
        RemovalCounts.parse(removals, clock.instant()),
        counts -> record.accept(counts.json()));
  }

  /** The store has no namespace. */
  public void forget(StoreBlueprint blueprint) {
    objects.forget(blueprint.namespace().value());
    claims.forget(blueprint);
  }
}
