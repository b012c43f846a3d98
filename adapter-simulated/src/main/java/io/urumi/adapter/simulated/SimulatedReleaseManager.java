package io.urumi.adapter.simulated;

import io.urumi.adapter.simulated.release.GuardrailManifests;
import io.urumi.adapter.simulated.release.KeyedLock;
import io.urumi.adapter.simulated.release.ReleaseHistory;
import io.urumi.adapter.simulated.release.ReleaseRevision;
import io.urumi.adapter.simulated.state.SimulatedNamespace;
import io.urumi.domain.digest.Sha256;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.lifecycle.ReleaseFact;
import io.urumi.domain.release.DeployedRelease;
import io.urumi.domain.store.Namespace;
import io.urumi.port.driven.cluster.ReleaseManager;
import io.urumi.port.driven.cluster.ReleaseMetadata;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.model.ReleaseDescription;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Releases with revisions as Helm keeps them; no chart is rendered. */
final class SimulatedReleaseManager implements ReleaseManager {
  private static final String SEPARATOR = " | ";
  private static final Pattern SEPARATOR_PATTERN = Pattern.compile(Pattern.quote(SEPARATOR));
  private static final String CHART = "woocommerce-store";
  private static final String WEB_IMAGE = "simulated/store-web";
  private static final String DATABASE_IMAGE = "simulated/store-db";
  private static final String QUOTA = "store-quota";
  private static final String CONNECTION_CLOSED = "the API server closed the connection";

  private final SimulatedState state;
  private final CallSimulator calls;
  private final Duration duration;
  private final String chartVersion;
  private final String imageTag;
  private final KeyedLock locks = new KeyedLock();

  SimulatedReleaseManager(
      SimulatedState state,
      CallSimulator calls,
      Duration duration,
      String chartVersion,
      String imageTag) {
    this.state = state;
    this.calls = calls;
    this.duration = duration;
    this.chartVersion = chartVersion;
    this.imageTag = imageTag;
  }

  @Override
  public Mono<ReleaseFact> status(StoreBlueprint blueprint) {
    Namespace name = blueprint.namespace();
    return calls.call(
        name,
        () -> {
          SimulatedNamespace namespace = readable(name);
          return Optional.of(fact(namespace == null ? null : namespace.lastRevision(), blueprint));
        });
  }

  /** Helm's records are Secrets, which only the role permits to read. */
  private @Nullable SimulatedNamespace readable(Namespace name) {
    SimulatedNamespace namespace = state.find(name);
    return namespace == null ? null : SimulatedState.requireRole(namespace);
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
        last.chartVersion().equals(chartVersion)
            && last.imageTag().equals(imageTag)
            && last.values().equals(values(blueprint));
    return new ReleaseFact.Deployed(
        last.number(), last.chartVersion(), current, differences(last, blueprint));
  }

  private List<String> differences(ReleaseRevision last, StoreBlueprint blueprint) {
    List<String> differences = new ArrayList<>();
    if (!last.chartVersion().equals(chartVersion)) {
      differences.add(
          "the chart version is " + last.chartVersion() + ", the settings say " + chartVersion);
    }
    if (!last.imageTag().equals(imageTag)) {
      differences.add("the image tag is " + last.imageTag() + ", the settings say " + imageTag);
    }
    if (!last.values().equals(values(blueprint))) {
      differences.add(
          "the values are " + last.values() + ", the settings say " + values(blueprint));
    }
    return differences;
  }

  @Override
  public Mono<String> renderGuardrails(StoreBlueprint blueprint) {
    Namespace name = blueprint.namespace();
    return calls.call(
        name,
        () -> {
          requireIntactChart(name);
          return Optional.of(GuardrailManifests.render(blueprint));
        });
  }

  /** As Helm does: records a pending revision, works, and records the outcome. */
  @Override
  public Mono<Integer> deploy(StoreBlueprint blueprint) {
    return deploy(blueprint, _ -> new Content(chartVersion, values(blueprint), imageTag));
  }

  @Override
  public Mono<Integer> redeploy(StoreBlueprint blueprint, DeployedRelease kept) {
    return deploy(
        blueprint,
        revisions -> {
          ReleaseRevision last = lastDeployed(revisions);
          if (last != null && digest(last).equals(kept.digest())) {
            return new Content(last.chartVersion(), last.values(), last.imageTag());
          }
          String tag = last == null ? tag(kept.webImage()) : last.imageTag();
          return new Content(chartVersion, values(blueprint), tag);
        });
  }

  /** What a revision is deployed with. */
  private record Content(String chartVersion, String values, String imageTag) {}

  private static @Nullable ReleaseRevision lastDeployed(List<ReleaseRevision> revisions) {
    return revisions.reversed().stream()
        .filter(ReleaseRevision::deployed)
        .findFirst()
        .or(() -> revisions.reversed().stream().filter(ReleaseRevision::superseded).findFirst())
        .orElse(null);
  }

  private static String digest(ReleaseRevision revision) {
    return Sha256.hex(
        String.join(SEPARATOR, revision.chartVersion(), revision.values(), revision.imageTag()));
  }

  private static String tag(String image) {
    return image.substring(image.lastIndexOf(':') + 1);
  }

  @Override
  public Mono<DeployedRelease> deployedRelease(Namespace name) {
    return calls.call(
        name,
        () -> {
          SimulatedNamespace namespace = readable(name);
          ReleaseRevision last = namespace == null ? null : lastDeployed(namespace.revisions());
          return Optional.ofNullable(last)
              .map(revision ->
                  new DeployedRelease(
                      revision.chartVersion(),
                      WEB_IMAGE + ":" + revision.imageTag(),
                      DATABASE_IMAGE + ":" + revision.imageTag(),
                      digest(revision)));
        });
  }

  private Mono<Integer> deploy(
      StoreBlueprint blueprint, Function<List<ReleaseRevision>, Content> content) {
    Namespace name = blueprint.namespace();
    Mono<Integer> start = calls.now(() -> Optional.of(start(name, content)));
    Mono<Integer> operation =
        start.flatMap(revision ->
            calls.after(
                duration,
                calls.now(() -> {
                  complete(name, revision);
                  return Optional.of(revision);
                })));
    return calls.call(
        name,
        Mono.defer(() -> {
          requireIntactChart(name);
          return locks.run(name, operation);
        }));
  }

  private int start(Namespace name, Function<List<ReleaseRevision>, Content> content) {
    SimulatedNamespace after =
        state.change(
            name,
            namespace -> {
              if (namespace == null || namespace.deletionTimestamp() != null) {
                throw failed("the namespace " + name + " does not exist");
              }
              List<ReleaseRevision> revisions = namespace.revisions();
              Content installed = content.apply(revisions);
              boolean first = revisions.stream().noneMatch(it -> it.deployed() || it.superseded());
              return namespace.withRevisions(
                  ReleaseHistory.start(
                      revisions,
                      first ? "pending-install" : "pending-upgrade",
                      installed.chartVersion(),
                      installed.values(),
                      installed.imageTag(),
                      state.now()));
            });
    if (after == null) {
      throw new IllegalStateException("a release without a namespace");
    }
    return after.revisions().getLast().number();
  }

  private void complete(Namespace name, int revision) {
    SimulatedNamespace after =
        state.change(
            name,
            namespace -> {
              if (namespace == null) {
                return null;
              }
              String cause = failureCause(state.faultsOf(namespace));
              return cause == null
                  ? namespace.deploy(revision, state.now())
                  : namespace.withRevisions(
                      ReleaseHistory.fail(namespace.revisions(), revision, cause, state.now()));
            });
    if (after == null) {
      throw failed("the namespace " + name + " was deleted");
    }
    ReleaseRevision completed = ReleaseHistory.get(after.revisions(), revision);
    if (completed != null && completed.failed()) {
      throw completed.why().equals(QUOTA)
          ? new StoreFailureException(
              new StoreFailure.QuotaExceeded(QUOTA, "Simulated: Error: exceeded quota: " + QUOTA))
          : failed(completed.why());
    }
  }

  private static @Nullable String failureCause(Set<Fault> faults) {
    if (faults.contains(Fault.QUOTA_EXCEEDED)) {
      return QUOTA;
    }
    return faults.contains(Fault.RELEASE_FAILS) ? CONNECTION_CLOSED : null;
  }

  @Override
  public Mono<ReleaseMetadata> releaseMetadata(Namespace name) {
    return calls.call(
        name,
        () -> {
          SimulatedNamespace namespace = readable(name);
          ReleaseRevision last = namespace == null ? null : namespace.lastRevision();
          return Optional.ofNullable(last).map(revision -> releaseMetadata(revision.values()));
        });
  }

  /** The reverse of {@link #values}; a name may contain the separator. */
  private static ReleaseMetadata releaseMetadata(String values) {
    List<String> parts = List.of(SEPARATOR_PATTERN.split(values, -1));
    int name = parts.size() - 2;
    return name < 1
        ? new ReleaseMetadata(null, null)
        : ReleaseMetadata.of(
            String.join(SEPARATOR, parts.subList(0, name)),
            parts.get(name),
            URI.create(parts.get(name + 1)).getHost(),
            parts.get(name + 1));
  }

  @Override
  public Mono<ReleaseDescription> describe() {
    return Mono.just(new ReleaseDescription("simulated", "none", CHART, chartVersion));
  }

  private void requireIntactChart(Namespace name) {
    SimulatedNamespace namespace = state.find(name);
    if (namespace != null && state.faultsOf(namespace).contains(Fault.CHART_BROKEN)) {
      state.change(
          name,
          broken -> broken == null ? null : broken.resolve(Set.of(Fault.CHART_BROKEN.name())));
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
        SEPARATOR, blueprint.name().value(), blueprint.plan().value(), blueprint.url());
  }
}
