package io.urumi.adapter.k8s;

import io.kubernetes.client.openapi.ApiClient;
import io.urumi.adapter.k8s.diagnosis.ApiDiagnosticSource;
import io.urumi.adapter.k8s.diagnosis.FailingPodRestarter;
import io.urumi.adapter.k8s.diagnosis.WorkloadObserver;
import io.urumi.adapter.k8s.foreign.ForeignObjectDetection;
import io.urumi.adapter.k8s.foreign.ForeignObjectSettings;
import io.urumi.adapter.k8s.guardrails.Guardrails;
import io.urumi.adapter.k8s.namespace.BlockingCalls;
import io.urumi.adapter.k8s.namespace.KubernetesTenantSpace;
import io.urumi.adapter.k8s.namespace.NamespaceObserver;
import io.urumi.adapter.k8s.namespace.StoreAccess;
import io.urumi.adapter.k8s.namespace.StoreClusterRole;
import io.urumi.adapter.k8s.storefront.HttpStorefrontProbe;
import io.urumi.adapter.k8s.watch.ChangeFeed;
import io.urumi.adapter.k8s.watch.Informers;
import io.urumi.kubernetes.ApiClients;
import io.urumi.kubernetes.ApiFailureClassifier;
import io.urumi.kubernetes.connection.KubernetesConnection;
import io.urumi.port.driven.cluster.Cluster;
import io.urumi.port.driven.cluster.StorefrontProbe;
import io.urumi.port.driven.cluster.TenantSpace;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A Kubernetes cluster behind the core's ports. Close it to end its watches and threads.
 *
 * <p>Blocking work runs on threads of its own, named {@code urumi-k8s-…}, never on those of the
 * caller.
 */
public final class Kubernetes implements AutoCloseable {
  private static final int QUEUE = 100_000;
  private static final int STATUS_THREADS = 2;
  private static final int IDLE_SECONDS = 30;

  /** Longer than the interval of the API server's bookmarks. */
  private static final Duration WATCH_SILENCE = Duration.ofSeconds(100);

  private final ApiClient client;
  private final ApiClient watchClient;
  private final Informers informers;
  private final HttpStorefrontProbe storefrontProbe;
  private final KubernetesTenantSpace tenantSpace;
  private final KubernetesCluster cluster;
  private final Scheduler calls;
  private final Scheduler probes;
  private final Scheduler statuses;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Kubernetes(KubernetesSettings settings) {
    KubernetesConnection connection = settings.connection();
    this.client = connection.client(settings.callTimeout());
    this.watchClient = connection.watchClient(WATCH_SILENCE);
    this.calls =
        Schedulers.newBoundedElastic(
            settings.concurrency(), QUEUE, "urumi-k8s", IDLE_SECONDS, true);
    this.probes =
        Schedulers.newBoundedElastic(
            settings.concurrency(), QUEUE, "urumi-k8s-probe", IDLE_SECONDS, true);
    // Neither operations nor slow shops may delay the status.
    this.statuses =
        Schedulers.newBoundedElastic(STATUS_THREADS, QUEUE, "urumi-k8s-status", IDLE_SECONDS, true);
    ChangeFeed feed = new ChangeFeed(probes);
    this.informers = new Informers(client, watchClient, feed);
    ApiDiagnosticSource source = new ApiDiagnosticSource(client);
    StoreAccess access =
        new StoreAccess(
            client,
            informers,
            StoreClusterRole.of(settings.storeRole(), settings.serviceAccount()),
            settings.foreignObjectsInterval());
    ForeignObjectDetection foreign =
        new ForeignObjectDetection(
            informers,
            new ForeignObjectSettings(
                settings.foreignObjectsRemoved(), settings.foreignObjectsInterval()),
            access::isIndependent,
            Clock.systemUTC());
    Guardrails guardrails = new Guardrails(client, informers, foreign);
    this.tenantSpace =
        new KubernetesTenantSpace(
            client,
            new BlockingCalls(
                calls, settings.operationTimeout(), new ApiFailureClassifier(client.getBasePath())),
            new NamespaceObserver(
                client, guardrails, new WorkloadObserver(informers, source), access),
            access,
            guardrails,
            new FailingPodRestarter(client, informers, source),
            feed);
    this.cluster = new KubernetesCluster(client, connection, statuses);
    this.storefrontProbe =
        new HttpStorefrontProbe(
            settings.ingressAddress(),
            settings.storefrontPath(),
            settings.probeTimeout(),
            settings.ingressCertificates(),
            probes);
    informers.start();
  }

  /**
   * Connects to a cluster, without waiting for it. An unreachable cluster is not an error:
   * everything works as soon as it answers.
   */
  public static Kubernetes connect(KubernetesSettings settings) {
    return new Kubernetes(settings);
  }

  /** The isolated namespaces of stores. */
  public TenantSpace tenantSpace() {
    return tenantSpace;
  }

  /** Name and status of the cluster. */
  public Cluster cluster() {
    return cluster;
  }

  /** The shops as customers reach them, through the ingress. */
  public StorefrontProbe storefrontProbe() {
    return storefrontProbe;
  }

  /** Ends watches and threads, and cancels running calls. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      informers.close();
      calls.dispose();
      probes.dispose();
      statuses.dispose();
      ApiClients.close(client);
      ApiClients.close(watchClient);
      storefrontProbe.close();
    }
  }
}
