package io.urumi.adapter.helm;

import io.kubernetes.client.openapi.ApiClient;
import io.urumi.adapter.helm.chart.CanonicalJson;
import io.urumi.adapter.helm.chart.Chart;
import io.urumi.adapter.helm.chart.ChartSource;
import io.urumi.adapter.helm.chart.ChartValues;
import io.urumi.adapter.helm.chart.ReleaseDigest;
import io.urumi.adapter.helm.client.ClusterCheck;
import io.urumi.adapter.helm.client.HelmCalls;
import io.urumi.adapter.helm.client.HelmClient;
import io.urumi.adapter.helm.client.HelmClient.ReleaseSpec;
import io.urumi.adapter.helm.failure.ChartInvalidException;
import io.urumi.adapter.helm.failure.HelmException;
import io.urumi.adapter.helm.failure.HelmUnusableException;
import io.urumi.adapter.helm.network.ClusterNetwork;
import io.urumi.adapter.helm.program.HelmProcess;
import io.urumi.adapter.helm.program.HelmProgramClient;
import io.urumi.adapter.helm.program.ProgramLookup;
import io.urumi.adapter.helm.record.ReleaseRecords;
import io.urumi.adapter.helm.record.Revision;
import io.urumi.adapter.helm.sdk.HelmLibrary;
import io.urumi.adapter.helm.sdk.HelmSdkClient;
import io.urumi.adapter.helm.workdir.TempDirectory;
import io.urumi.adapter.helm.workdir.WorkDirectory;
import io.urumi.domain.lifecycle.ReleaseFact;
import io.urumi.domain.release.DeployedRelease;
import io.urumi.domain.store.Namespace;
import io.urumi.kubernetes.ApiClients;
import io.urumi.port.driven.cluster.ReleaseManager;
import io.urumi.port.driven.cluster.ReleaseMetadata;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.model.ReleaseDescription;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Releases of the store's chart by Helm. This class decides what to do by the actual state of the
 * release; Helm does it, as a library or as a program. Both keep the same records, so that either
 * one can continue a release of the other.
 *
 * <p>Close it to end running operations.
 */
public final class HelmReleases implements ReleaseManager, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HelmReleases.class);

  /** Statuses that Helm upgrades; any other one is of an interrupted operation. */
  private static final Set<String> UPGRADABLE = Set.of("deployed", "superseded", "failed");

  private final HelmClient helm;
  private final ReleaseRecords records;
  private final ChartSource charts;
  private final ChartValues values;
  private final ApiClient api;
  private final ClusterCheck cluster;
  private final HelmCalls calls;
  private final KeptRelease kept;
  private final ClusterNetwork network;
  private final String ingressNamespace;
  private final Path workDirectory;
  private final ReleaseDifferences differences = new ReleaseDifferences();
  private final GuardrailsCache guardrails = new GuardrailsCache();

  private HelmReleases(HelmSettings settings, ApiClient api, HelmClient helm) {
    ChartOptions options = settings.options();
    this.helm = helm;
    this.api = api;
    this.records = new ReleaseRecords(api);
    this.charts = ChartSource.of(settings.chart(), settings.workDirectory());
    this.network = new ClusterNetwork(api, options.ingressClass());
    this.ingressNamespace = options.ingressControllerNamespace();
    this.values = new ChartValues(network::values, options.values(), options.extraValuesFile());
    this.kept = new KeptRelease(records, charts, values);
    this.workDirectory = settings.workDirectory();
    this.cluster = new ClusterCheck(api);
    this.calls = new HelmCalls(cluster, settings.timeout(), settings.concurrency());
  }

  /**
   * The namespace of the ingress controller, the only one that may connect to the stores: that of
   * the options, else the discovered one. Empty while no release was installed yet, or when neither
   * is known. Does not block.
   */
  public Optional<String> ingressControllerNamespace() {
    return ingressNamespace.isEmpty()
        ? network.ingressControllerNamespace()
        : Optional.of(ingressNamespace);
  }

  /**
   * Uses the Helm SDK in this process. The first call in a process loads a native library, which
   * takes about half a second; the process needs {@code --enable-native-access=ALL-UNNAMED}.
   *
   * @throws HelmSetupException when it cannot work with these settings
   */
  public static HelmReleases sdk(HelmSettings settings) {
    Path workDirectory = settings.workDirectory();
    return open(
        settings,
        (api, timeout) ->
            new HelmSdkClient(
                HelmLibrary.load(workDirectory, settings.libraryDirectory()),
                settings.connection(),
                new ReleaseRecords(api),
                workDirectory,
                timeout));
  }

  /**
   * Uses the helm program, version 4.3 or newer.
   *
   * @param helm path of the program, or its name on PATH
   * @throws HelmSetupException when it cannot work with these settings
   */
  public static HelmReleases program(HelmSettings settings, Path helm) {
    return open(
        settings,
        (_, timeout) ->
            new HelmProgramClient(
                new HelmProcess(
                    ProgramLookup.find(helm, System.getenv().getOrDefault("PATH", "")),
                    settings.workDirectory(),
                    settings.timeout()),
                settings.connection(),
                settings.workDirectory(),
                timeout));
  }

  private static HelmReleases open(
      HelmSettings settings, BiFunction<ApiClient, Duration, HelmClient> helm) {
    try {
      WorkDirectory.prepare(settings.workDirectory());
      ApiClient api = settings.connection().client(settings.timeout());
      // Helm's own timeout ends a little earlier, so that it can report the cause.
      Duration timeout = settings.timeout().multipliedBy(9).dividedBy(10);
      return new HelmReleases(settings, api, helm.apply(api, timeout));
    } catch (HelmUnusableException unusable) {
      throw new HelmSetupException(unusable);
    }
  }

  @Override
  public Mono<ReleaseFact> status(StoreBlueprint blueprint) {
    return calls.read(
        "status",
        () -> {
          Optional<Revision> last = records.last(blueprint.namespace().value());
          if (last.isEmpty()) {
            differences.forget(blueprint.namespace());
            return new ReleaseFact.Absent();
          }
          return fact(last.get(), blueprint);
        });
  }

  private ReleaseFact fact(Revision last, StoreBlueprint blueprint) {
    return switch (last.status()) {
      case "deployed" -> deployed(last, blueprint);
      case "failed" -> new ReleaseFact.Failed(last.number(), last.description());
      case "uninstalled" -> new ReleaseFact.Absent();
      default -> new ReleaseFact.Pending(last.number(), last.status());
    };
  }

  private ReleaseFact.Deployed deployed(Revision last, StoreBlueprint blueprint) {
    String version = last.chartVersion();
    Optional<String> digest = digest(blueprint);
    boolean current = digest.isPresent() && ReleaseDigest.read(last.description()).equals(digest);
    return current
        ? new ReleaseFact.Deployed(last.number(), version, true)
        : new ReleaseFact.Deployed(
            last.number(),
            version,
            false,
            differences.of(
                blueprint.namespace(),
                new ReleaseDifferences.Key(blueprint.id(), last.number(), digest),
                () -> differences(last, version, blueprint)));
  }

  private Optional<List<String>> differences(
      Revision last, String version, StoreBlueprint blueprint) {
    try {
      List<String> found = new ArrayList<>();
      String configured = charts.chart().version();
      if (!configured.equals(version)) {
        found.add("the chart version is " + version + ", the settings say " + configured);
      }
      found.addAll(
          values.differences(
              records.read(blueprint.namespace().value(), last.number()), blueprint));
      return Optional.of(found);
    } catch (ChartInvalidException | HelmException unreadable) {
      LOG.debug("the differences of {} are not known", blueprint.namespace(), unreadable);
      return Optional.empty();
    }
  }

  /** Of what would be deployed now; empty when the chart is invalid. */
  private Optional<String> digest(StoreBlueprint blueprint) {
    try {
      return Optional.of(ReleaseDigest.of(charts.chart(), values.release(blueprint)));
    } catch (ChartInvalidException invalid) {
      // The next deployment reports the cause.
      return Optional.empty();
    }
  }

  @Override
  public Mono<String> renderGuardrails(StoreBlueprint blueprint) {
    return calls.read(
        "render",
        () -> {
          Chart chart = charts.chart();
          String version = cluster.version();
          return guardrails.of(
              blueprint,
              store -> version + chart.digest() + CanonicalJson.of(values.guardrails(store)),
              store -> helm.template(spec(store, chart, values.guardrails(store)), version));
        });
  }

  @Override
  public Mono<Integer> deploy(StoreBlueprint blueprint) {
    return calls.change(
        "deploy",
        blueprint.namespace(),
        () -> {
          ReleaseSpec spec = spec(blueprint, charts.chart(), values.release(blueprint));
          return deploy(spec);
        });
  }

  @Override
  public Mono<Integer> redeploy(StoreBlueprint blueprint, DeployedRelease release) {
    return calls.change(
        "deploy",
        blueprint.namespace(),
        () -> {
          try (TempDirectory directory = TempDirectory.open(workDirectory)) {
            return deploy(kept.spec(blueprint, release, directory.path("chart")));
          }
        });
  }

  private int deploy(ReleaseSpec spec) {
    Optional<Revision> last = records.last(spec.namespace());
    if (last.isEmpty()) {
      return helm.install(spec);
    }
    recover(spec.namespace(), last.get());
    return helm.upgrade(spec);
  }

  @Override
  public Mono<DeployedRelease> deployedRelease(Namespace namespace) {
    return calls
        .read("metadata", () -> kept.deployed(namespace.value()))
        .flatMap(Mono::justOrEmpty);
  }

  private void recover(String namespace, Revision last) {
    if (!UPGRADABLE.contains(last.status())) {
      LOG.info(
          "Revision {} of the release in {} was interrupted in {}: recovering it.",
          last.number(),
          namespace,
          last.status());
      records.markFailed(namespace, last.number());
    }
  }

  private static ReleaseSpec spec(
      StoreBlueprint blueprint, Chart chart, Map<String, Object> values) {
    return new ReleaseSpec(
        blueprint.namespace().value(),
        chart.directory(),
        CanonicalJson.of(values),
        ReleaseDigest.describe(ReleaseDigest.of(chart, values)));
  }

  @Override
  public Mono<ReleaseMetadata> releaseMetadata(Namespace namespace) {
    return calls
        .read(
            "metadata",
            () ->
                records
                    .last(namespace.value())
                    .map(last ->
                        ChartValues.metadata(records.read(namespace.value(), last.number()))))
        .flatMap(Mono::justOrEmpty);
  }

  @Override
  public Mono<ReleaseDescription> describe() {
    return calls.local(
        "describe",
        () -> {
          try {
            Chart chart = charts.chart();
            return describe(chart.name(), chart.version());
          } catch (ChartInvalidException invalid) {
            return describe(String.valueOf(charts.directory().getFileName()), "unreadable");
          }
        });
  }

  private ReleaseDescription describe(String chartName, String chartVersion) {
    return new ReleaseDescription(helm.implementation(), helm.version(), chartName, chartVersion);
  }

  @Override
  public void close() {
    calls.close();
    helm.close();
    ApiClients.close(api);
  }
}
