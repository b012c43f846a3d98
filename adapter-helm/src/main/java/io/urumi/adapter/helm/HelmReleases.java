package io.urumi.adapter.helm;

import io.kubernetes.client.openapi.ApiClient;
import io.urumi.adapter.helm.chart.CanonicalJson;
import io.urumi.adapter.helm.chart.Chart;
import io.urumi.adapter.helm.chart.ChartName;
import io.urumi.adapter.helm.chart.ChartSource;
import io.urumi.adapter.helm.chart.ChartValues;
import io.urumi.adapter.helm.chart.ReleaseDigest;
import io.urumi.adapter.helm.client.ClusterCheck;
import io.urumi.adapter.helm.client.HelmClient;
import io.urumi.adapter.helm.client.HelmClient.ReleaseSpec;
import io.urumi.adapter.helm.client.HelmClient.Revision;
import io.urumi.adapter.helm.client.HelmExecutor;
import io.urumi.adapter.helm.client.KeyedLock;
import io.urumi.adapter.helm.failure.ChartInvalidException;
import io.urumi.adapter.helm.failure.HelmErrorClassifier;
import io.urumi.adapter.helm.failure.HelmException;
import io.urumi.adapter.helm.failure.HelmTimeoutException;
import io.urumi.adapter.helm.program.HelmProcess;
import io.urumi.adapter.helm.program.HelmProgramClient;
import io.urumi.adapter.helm.record.ReleaseRecords;
import io.urumi.adapter.helm.sdk.HelmKubeconfig;
import io.urumi.adapter.helm.sdk.HelmLibrary;
import io.urumi.adapter.helm.sdk.HelmSdkClient;
import io.urumi.adapter.helm.workdir.WorkDirectory;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.lifecycle.ReleaseFact;
import io.urumi.domain.store.Namespace;
import io.urumi.port.driven.cluster.ReleaseManager;
import io.urumi.port.driven.cluster.ReleaseMetadata;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.model.ReleaseDescription;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Releases of the store's chart by Helm. What to do is decided here, by the real state of the
 * release; Helm does it, as a library or as a program. Both keep the same records, so that a
 * release of the one can be continued by the other.
 *
 * <p>Close it to end what runs.
 */
public final class HelmReleases implements ReleaseManager, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HelmReleases.class);

  /** What Helm builds upon; anything else died half-way and is repaired first. */
  private static final Set<String> SOUND = Set.of("deployed", "superseded", "failed");

  /** A look takes milliseconds: who waits longer waits for a cluster that does not answer. */
  private static final Duration READ_LIMIT = Duration.ofSeconds(20);

  private final HelmClient helm;
  private final ReleaseRecords records;
  private final ChartSource charts;
  private final ChartValues values;
  private final HelmKubeconfig kubeconfig;
  private final ClusterCheck apiServer;
  private final HelmErrorClassifier classifier;
  private final HelmExecutor executor;
  private final KeyedLock locks = new KeyedLock();
  private final Duration timeout;
  private final Duration readTimeout;

  private HelmReleases(
      HelmSettings settings,
      HelmClient helm,
      ReleaseRecords records,
      HelmKubeconfig kubeconfig,
      ClusterCheck apiServer) {
    this.helm = helm;
    this.records = records;
    this.kubeconfig = kubeconfig;
    this.apiServer = apiServer;
    this.charts = ChartSource.of(settings);
    this.values = new ChartValues(settings.options());
    this.classifier = new HelmErrorClassifier(apiServer.address());
    this.executor = new HelmExecutor(settings.concurrency());
    this.timeout = settings.timeout();
    this.readTimeout = timeout.compareTo(READ_LIMIT) < 0 ? timeout : READ_LIMIT;
  }

  /**
   * By the Helm SDK inside this process. The first call in a process loads a native library, which
   * takes about half a second; the process needs {@code --enable-native-access=ALL-UNNAMED}.
   *
   * @throws HelmSetupException when it cannot work as configured
   */
  public static HelmReleases sdk(HelmSettings settings) {
    WorkDirectory.prepare(settings.workDirectory());
    HelmKubeconfig kubeconfig =
        new HelmKubeconfig(settings.kubeconfig(), settings.context(), settings.workDirectory());
    ApiClient client = kubeconfig.client(settings.timeout());
    ReleaseRecords records = new ReleaseRecords(client);
    HelmSdkClient helm =
        new HelmSdkClient(
            HelmLibrary.load(settings.workDirectory()),
            kubeconfig,
            records,
            settings.workDirectory(),
            helmsOwn(settings.timeout()));
    return new HelmReleases(settings, helm, records, kubeconfig, new ClusterCheck(client));
  }

  /**
   * By the helm program, version 4.3 or newer.
   *
   * @param helm path of the program
   * @throws HelmSetupException when it cannot work as configured
   */
  public static HelmReleases program(HelmSettings settings, Path helm) {
    if (!Files.isExecutable(helm)) {
      throw new HelmSetupException("There is no helm program " + helm + " to execute.");
    }
    WorkDirectory.prepare(settings.workDirectory());
    HelmKubeconfig kubeconfig =
        new HelmKubeconfig(settings.kubeconfig(), settings.context(), settings.workDirectory());
    ApiClient client = kubeconfig.client(settings.timeout());
    HelmProcess process =
        new HelmProcess(helm.toAbsolutePath(), settings.workDirectory(), settings.timeout());
    HelmProgramClient program =
        new HelmProgramClient(process, settings, helmsOwn(settings.timeout()));
    return new HelmReleases(
        settings, program, new ReleaseRecords(client), kubeconfig, new ClusterCheck(client));
  }

  /** Helm gives up a little earlier than we do, so that it can say why. */
  private static Duration helmsOwn(Duration timeout) {
    return timeout.multipliedBy(9).dividedBy(10);
  }

  @Override
  public Mono<ReleaseFact> status(StoreBlueprint blueprint) {
    return reading(
        "status",
        () -> {
          List<Revision> history = helm.history(blueprint.namespace().value());
          return history.isEmpty() ? new ReleaseFact.Absent() : fact(history.getLast(), blueprint);
        });
  }

  private ReleaseFact fact(Revision last, StoreBlueprint blueprint) {
    return switch (last.status()) {
      case "deployed" ->
          new ReleaseFact.Deployed(
              last.number(), ChartName.version(last.chart()), isCurrent(last, blueprint));
      case "failed" -> new ReleaseFact.Failed(last.number(), last.description());
      case "uninstalled" -> new ReleaseFact.Absent();
      default -> new ReleaseFact.Pending(last.number(), last.status());
    };
  }

  private boolean isCurrent(Revision last, StoreBlueprint blueprint) {
    try {
      String wanted = ReleaseDigest.of(charts.chart(), values.release(blueprint));
      return ReleaseDigest.read(last.description()).filter(wanted::equals).isPresent();
    } catch (ChartInvalidException unusable) {
      // What a new store would get is then nothing at all; deploying says why.
      return false;
    }
  }

  @Override
  public Mono<String> renderGuardrails(StoreBlueprint blueprint) {
    return reading(
        "render",
        () ->
            helm.template(
                spec(blueprint, charts.chart(), values.guardrails(blueprint)),
                apiServer.version()));
  }

  @Override
  public Mono<Integer> deploy(StoreBlueprint blueprint) {
    return changing(
        "deploy",
        blueprint.namespace(),
        () -> {
          ReleaseSpec spec = spec(blueprint, charts.chart(), values.release(blueprint));
          List<Revision> history = helm.history(spec.namespace());
          if (history.isEmpty()) {
            return helm.install(spec);
          }
          repair(spec.namespace(), history.getLast());
          return helm.upgrade(spec);
        });
  }

  private void repair(String namespace, Revision last) {
    if (!SOUND.contains(last.status())) {
      LOG.info(
          "Revision {} of the release in {} died in {}: repairing it.",
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
        chart.folder(),
        CanonicalJson.canonical(values),
        ReleaseDigest.describe(ReleaseDigest.of(chart, values)));
  }

  @Override
  public Mono<ReleaseMetadata> releaseMetadata(Namespace namespace) {
    return reading(
            "installedFor",
            () -> {
              List<Revision> history = helm.history(namespace.value());
              return history.isEmpty()
                  ? Optional.<ReleaseMetadata>empty()
                  : Optional.of(
                      ChartValues.storeIn(
                          records.read(namespace.value(), history.getLast().number())));
            })
        .flatMap(Mono::justOrEmpty);
  }

  @Override
  public Mono<Void> uninstall(Namespace namespace) {
    return changing(
            "uninstall",
            namespace,
            () -> {
              helm.uninstall(namespace.value());
              return true;
            })
        .then();
  }

  @Override
  public Mono<ReleaseDescription> describe() {
    return reading(
        "describe",
        () -> {
          try {
            Chart chart = charts.chart();
            return describe(chart.name(), chart.version());
          } catch (ChartInvalidException unusable) {
            return describe(String.valueOf(charts.folder().getFileName()), "unreadable");
          }
        });
  }

  private ReleaseDescription describe(String chartName, String chartVersion) {
    return new ReleaseDescription(helm.implementation(), helm.version(), chartName, chartVersion);
  }

  private <T> Mono<T> reading(String what, Callable<T> work) {
    return Mono.defer(() -> {
      AtomicBoolean began = new AtomicBoolean();
      return bounded(what, readTimeout, began, executor.read(noting(began, work)));
    });
  }

  private <T> Mono<T> changing(String what, Namespace namespace, Callable<T> work) {
    return Mono.defer(() -> {
      AtomicBoolean began = new AtomicBoolean();
      Callable<T> noting = noting(began, work);
      return bounded(
          what,
          timeout,
          began,
          executor.write(() -> locks.exclusively(namespace.value(), timeout, noting)));
    });
  }

  /** Tells apart, for whoever loses patience, what is slow and what has not had its turn. */
  private static <T> Callable<T> noting(AtomicBoolean began, Callable<T> work) {
    return () -> {
      began.set(true);
      return work.call();
    };
  }

  private <T> Mono<T> bounded(String what, Duration limit, AtomicBoolean began, Mono<T> work) {
    return work.timeout(limit)
        .onErrorResume(
            TimeoutException.class,
            late ->
                Mono.<T>fromCallable(
                        () -> {
                          throw new StoreFailureException(timedOut(what, limit, began.get()), late);
                        })
                    .subscribeOn(Schedulers.boundedElastic()))
        .onErrorMap(error -> !(error instanceof StoreFailureException), this::classified);
  }

  private StoreFailure timedOut(String what, Duration limit, boolean began) {
    String detail = "helm " + what + " did not end within " + limit.toSeconds() + " s";
    if (!apiServer.answers()) {
      return classifier.unreachable(detail);
    }
    return began
        ? new StoreFailure.ReleaseFailed(detail, detail)
        : new StoreFailure.ReleasePending("the queue for other operations", detail);
  }

  private StoreFailureException classified(Throwable error) {
    return new StoreFailureException(
        switch (error) {
          case HelmTimeoutException late ->
              apiServer.answers()
                  ? new StoreFailure.ReleaseFailed(late.what(), late.what())
                  : classifier.unreachable(late.what());
          case HelmException refusal -> classifier.classify(refusal.text());
          case ChartInvalidException invalid ->
              new StoreFailure.ChartInvalid(invalid.why(), invalid.why());
          case UncheckedIOException disk ->
              new StoreFailure.Unexpected(
                  "the work folder of Helm cannot be used", disk.toString());
          default -> StoreFailureException.of(error);
        },
        error);
  }

  @Override
  public void close() {
    executor.close();
    helm.close();
    kubeconfig.close();
  }
}
