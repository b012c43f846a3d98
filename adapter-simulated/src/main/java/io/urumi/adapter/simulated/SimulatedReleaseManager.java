package io.urumi.adapter.simulated;

import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.lifecycle.ReleaseFact;
import io.urumi.domain.store.Namespace;
import io.urumi.port.driven.cluster.ReleaseManager;
import io.urumi.port.driven.cluster.ReleaseMetadata;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.model.ReleaseDescription;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Releases with revisions as Helm keeps them, of a chart that nobody renders. */
final class SimulatedReleaseManager implements ReleaseManager {
  private static final String SEPARATOR = " | ";
  private static final String SEPARATOR_PATTERN = java.util.regex.Pattern.quote(SEPARATOR);
  private static final String CHART = "woocommerce-store";
  private static final String QUOTA = "exceeded quota: store-quota";
  private static final String CUT_OFF = "the API server closed the connection";

  private final World world;
  private final Calls calls;
  private final Duration takes;
  private final String chartVersion;
  private final Turns turns = new Turns();

  SimulatedReleaseManager(World world, Calls calls, Duration takes, String chartVersion) {
    this.world = world;
    this.calls = calls;
    this.takes = takes;
    this.chartVersion = chartVersion;
  }

  @Override
  public Mono<ReleaseFact> status(StoreBlueprint blueprint) {
    Namespace namespace = blueprint.namespace();
    return calls.call(
        namespace,
        () -> {
          Space space = world.look(namespace);
          return Optional.of(fact(space == null ? null : space.lastRevision(), blueprint));
        });
  }

  private ReleaseFact fact(@Nullable ReleaseRevision last, StoreBlueprint blueprint) {
    if (last == null) {
      return new ReleaseFact.Absent();
    }
    if (last.failed()) {
      return new ReleaseFact.Failed(last.number(), last.why());
    }
    if (last.pending()) {
      return new ReleaseFact.Pending(last.number(), last.status());
    }
    boolean current =
        last.chartVersion().equals(chartVersion) && last.values().equals(values(blueprint));
    return new ReleaseFact.Deployed(last.number(), last.chartVersion(), current);
  }

  @Override
  public Mono<String> renderGuardrails(StoreBlueprint blueprint) {
    Namespace namespace = blueprint.namespace();
    return calls.call(
        namespace,
        () -> {
          refuseBrokenChart(namespace);
          return Optional.of(Manifests.guardrails(blueprint));
        });
  }

  @Override
  public Mono<Integer> deploy(StoreBlueprint blueprint) {
    Namespace namespace = blueprint.namespace();
    return calls.call(
        namespace,
        Mono.defer(() -> {
          refuseBrokenChart(namespace);
          return carryOut(
              namespace,
              space -> {
                boolean first =
                    space.revisions().stream().noneMatch(SimulatedReleaseManager::wasDeployed);
                return new Plan(
                    first ? "pending-install" : "pending-upgrade", chartVersion, values(blueprint));
              });
        }));
  }

  @Override
  public Mono<ReleaseMetadata> releaseMetadata(Namespace namespace) {
    return calls.call(
        namespace,
        () -> {
          Space space = world.look(namespace);
          ReleaseRevision last = space == null ? null : space.lastRevision();
          return Optional.ofNullable(last).map(revision -> releaseMetadata(revision.values()));
        });
  }

  /** The reverse of {@link #values}; a name may hold the separator. */
  private static ReleaseMetadata releaseMetadata(String values) {
    List<String> parts = List.of(values.split(SEPARATOR_PATTERN, -1));
    int name = parts.size() - 3;
    return name < 1
        ? new ReleaseMetadata(null, null, null)
        : ReleaseMetadata.of(
            String.join(SEPARATOR, parts.subList(0, name)), parts.get(name + 1), parts.get(name));
  }

  @Override
  public Mono<Void> uninstall(Namespace namespace) {
    Mono<Boolean> installed =
        calls.now(() -> {
          Space space = world.look(namespace);
          return space == null || space.revisions().isEmpty()
              ? Optional.empty()
              : Optional.of(true);
        });
    Mono<Space> removal =
        calls.now(() ->
            Optional.ofNullable(
                world.change(
                    namespace,
                    space ->
                        space == null
                            ? null
                            : space.withRevisions(List.of()).withPods(null, null))));
    return calls
        .call(namespace, turns.take(namespace, installed.flatMap(_ -> calls.later(takes, removal))))
        .then();
  }

  @Override
  public Mono<ReleaseDescription> describe() {
    return Mono.just(new ReleaseDescription("simulated", "none", CHART, chartVersion));
  }

  /** What an operation is about to install. */
  private record Plan(String pendingStatus, String chartVersion, String values) {}

  /** What an operation has to do in a space. */
  private interface Planner {
    Plan plan(Space space);
  }

  /** As Helm does: first the record that an operation began, then the operation, then its end. */
  private Mono<Integer> carryOut(Namespace namespace, Planner planner) {
    Mono<Integer> begin = calls.now(() -> Optional.of(begin(namespace, planner)));
    Mono<Integer> all =
        begin.flatMap(number ->
            calls.later(
                takes,
                calls.now(() -> {
                  end(namespace, number);
                  return Optional.of(number);
                })));
    return turns.take(namespace, all);
  }

  private int begin(Namespace namespace, Planner planner) {
    Space after =
        world.change(
            namespace,
            space -> {
              if (space == null || space.deletingSince() != null) {
                throw failed("the namespace " + namespace + " is not there");
              }
              Plan plan = planner.plan(space);
              return space.withRevisions(
                  Revisions.begin(
                      space.revisions(),
                      plan.pendingStatus(),
                      plan.chartVersion(),
                      plan.values(),
                      world.now()));
            });
    if (after == null) {
      throw new IllegalStateException("a release was begun nowhere");
    }
    return after.revisions().getLast().number();
  }

  private void end(Namespace namespace, int number) {
    Space after =
        world.change(
            namespace,
            space -> {
              if (space == null) {
                return null;
              }
              Set<Fault> faults = world.faultsOf(space);
              String trouble =
                  faults.contains(Fault.QUOTA_EXCEEDED)
                      ? QUOTA
                      : faults.contains(Fault.RELEASE_FAILS) ? CUT_OFF : null;
              return trouble == null
                  ? Revisions.deploy(space, number, world.now())
                  : space.withRevisions(
                      Revisions.fail(space.revisions(), number, trouble, world.now()));
            });
    if (after == null) {
      throw failed("the namespace " + namespace + " is gone");
    }
    ReleaseRevision revision = Revisions.get(after.revisions(), number);
    if (revision != null && revision.failed()) {
      throw revision.why().equals(QUOTA)
          ? new StoreFailureException(
              new StoreFailure.QuotaExceeded(QUOTA, "Simulated: Error: " + QUOTA))
          : failed(revision.why());
    }
  }

  private static boolean wasDeployed(ReleaseRevision revision) {
    return revision.deployed() || revision.status().equals(ReleaseRevision.SUPERSEDED);
  }

  private void refuseBrokenChart(Namespace namespace) {
    Space space = world.look(namespace);
    if (space != null && world.faultsOf(space).contains(Fault.CHART_BROKEN)) {
      world.change(
          namespace,
          broken -> broken == null ? null : broken.overcoming(Set.of(Fault.CHART_BROKEN)));
      throw new StoreFailureException(
          new StoreFailure.ChartInvalid(
              "a template does not parse",
              "Simulated: Error: parse error at (woocommerce-store/templates/web.yaml:1)"));
    }
  }

  private static StoreFailureException failed(String why) {
    return new StoreFailureException(
        new StoreFailure.ReleaseFailed(why, "Simulated: Error: " + why));
  }

  private static String values(StoreBlueprint blueprint) {
    return String.join(
        SEPARATOR,
        blueprint.name().value(),
        blueprint.plan().value(),
        blueprint.owner().value(),
        blueprint.url());
  }
}
