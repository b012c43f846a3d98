package io.urumi.application.reconcile;

import io.urumi.application.settings.Addressing;
import io.urumi.application.settings.EngineSettings;
import io.urumi.domain.interval.LifecycleTimings;
import io.urumi.domain.lifecycle.Lifecycle;
import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.model.Actor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Assembles the reconciler, and starts and stops it. */
public final class ReconcilerLifecycle {
  private static final Logger LOG = System.getLogger(ReconcilerLifecycle.class.getName());

  private final ReconcileLoop loop;
  private final Duration shutdownTimeout;
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicBoolean stopped = new AtomicBoolean();

  public ReconcilerLifecycle(
      PersistencePorts persistence,
      ClusterPorts cluster,
      LifecycleTimings timings,
      Addressing addressing,
      EngineSettings settings,
      ReplicaId replica,
      Clock clock) {
    Reconciler reconciler =
        new Reconciler(
            persistence.stores(),
            new StoreAddresses(cluster, addressing),
            new StoreReleases(cluster.releases()),
            new StoreObserver(cluster, clock),
            new StepExecutor(cluster.tenantSpace(), cluster.releases()),
            new StatusRecorder(persistence, Actor.system(replica.value())),
            new Lifecycle(timings),
            addressing,
            settings,
            clock);
    loop =
        new ReconcileLoop(
            persistence.stores(),
            reconciler,
            new QueueWaitReporter(persistence, clock),
            cluster.tenantSpace(),
            persistence.signals(),
            replica,
            settings,
            clock);
    shutdownTimeout = settings.shutdownTimeout();
  }

  /** Starts to claim stores; a second call does nothing. */
  public void start() {
    if (started.compareAndSet(false, true)) {
      loop.start();
    }
  }

  /** Stops at the next boundary between two effects and releases the leases. */
  public void stop() {
    if (started.get() && stopped.compareAndSet(false, true)) {
      try {
        loop.stop().block(shutdownTimeout.plusSeconds(3));
      } catch (RuntimeException unreachable) {
        // The leases expire; the next holder continues from the observed facts.
        LOG.log(Level.WARNING, "leases could not be released: {0}", unreachable.toString());
      }
    }
  }
}
