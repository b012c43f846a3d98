package io.urumi.adapter.k8s;

import io.urumi.port.driven.cluster.Cluster;
import io.urumi.port.driven.cluster.StorefrontProbe;
import io.urumi.port.driven.cluster.TenantSpace;
import java.util.concurrent.atomic.AtomicBoolean;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * A Kubernetes cluster in the roles the core needs. Close it to end its watches and threads.
 *
 * <p>Blocking work runs on threads of its own, named {@code urumi-k8s-…}, never on those of the
 * caller.
 */
public final class Kubernetes implements AutoCloseable {
  private static final int QUEUE = 100_000;
  private static final int IDLE_SECONDS = 30;

  private final ApiServer api;
  private final Watches watches;
  private final HttpStorefrontProbe storefrontProbe;
  private final KubernetesTenantSpace tenantSpace;
  private final KubernetesCluster cluster;
  private final Scheduler calls;
  private final Scheduler looks;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Kubernetes(KubernetesSettings settings) {
    Kubeconfig kubeconfig = Kubeconfig.read(settings.kubeconfig(), settings.context());
    this.api = new ApiServer(kubeconfig.client(), settings.callTimeout());
    this.calls =
        Schedulers.newBoundedElastic(
            settings.concurrency(), QUEUE, "urumi-k8s", IDLE_SECONDS, true);
    this.looks =
        Schedulers.newBoundedElastic(
            settings.concurrency(), QUEUE, "urumi-k8s-probe", IDLE_SECONDS, true);
    ChangeFeed feed = new ChangeFeed(looks);
    this.watches = new Watches(api, feed);
    Guardrails guardrails = new Guardrails(api, watches.guardrails());
    Operations operations =
        new Operations(calls, settings.operationTimeout(), new FailureClassifier(api.address()));
    this.tenantSpace =
        new KubernetesTenantSpace(
            api,
            operations,
            new SpaceReader(api, watches, guardrails),
            guardrails,
            new FreshStart(api, watches),
            feed);
    this.cluster = new KubernetesCluster(api, kubeconfig.context(), looks);
    this.storefrontProbe = new HttpStorefrontProbe(settings, looks);
    watches.start();
  }

  /**
   * Prepares to work with a cluster; asks nothing of it yet. A cluster that does not answer now is
   * no error: everything works as soon as it does.
   *
   * @throws KubeconfigException when the kubeconfig is missing or cannot be used
   */
  public static Kubernetes connect(KubernetesSettings settings) {
    return new Kubernetes(settings);
  }

  /** The walled spaces of stores. */
  public TenantSpace tenantSpace() {
    return tenantSpace;
  }

  /** What cluster it is and whether it answers. */
  public Cluster cluster() {
    return cluster;
  }

  /** The customers' view through the ingress. */
  public StorefrontProbe storefrontProbe() {
    return storefrontProbe;
  }

  /** Ends watches and threads; calls under way are broken off. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      watches.close();
      calls.dispose();
      looks.dispose();
      api.close();
      storefrontProbe.close();
    }
  }
}
