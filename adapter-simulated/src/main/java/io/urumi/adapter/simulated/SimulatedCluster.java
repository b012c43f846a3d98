package io.urumi.adapter.simulated;

import io.urumi.adapter.simulated.journal.CallJournal;
import io.urumi.adapter.simulated.journal.JournaledReleaseManager;
import io.urumi.adapter.simulated.journal.JournaledTenantSpace;
import io.urumi.adapter.simulated.state.DirectoryStorage;
import io.urumi.adapter.simulated.state.InMemoryStorage;
import io.urumi.port.driven.cluster.Cluster;
import io.urumi.port.driven.cluster.ReleaseManager;
import io.urumi.port.driven.cluster.StorefrontProbe;
import io.urumi.port.driven.cluster.TenantSpace;
import io.urumi.port.model.ClusterIdentity;
import io.urumi.port.model.ClusterStatus;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A simulated cluster with namespaces, releases, pods and shop pages, none of which is real. A
 * change through one of its ports is observed through the others, after the configured delay.
 */
public final class SimulatedCluster implements AutoCloseable {
  /** Part of every status that the cluster reports. */
  public static final String NOTICE = "Simulated cluster: nothing in it is real";

  /** UID of every simulated cluster; no real cluster has it. */
  public static final String UID = "simulated";

  private final SimulationSettings settings;
  private final String server;
  private final SimulatedState state;
  private final CallSimulator calls;
  private final TenantSpace tenantSpace;
  private final ReleaseManager releases;
  private final StorefrontProbe storefrontProbe;
  private final ClusterTampering tampering;
  private final @Nullable CallJournal journal;

  private SimulatedCluster(SimulationSettings settings) {
    Path folder = settings.stateFolder();
    this.settings = settings;
    server = "simulated://" + settings.name();
    state =
        new SimulatedState(
            settings, folder == null ? new InMemoryStorage() : new DirectoryStorage(folder));
    calls = new CallSimulator(state.faults(), server, settings.callTimeout());
    TenantSpace namespaces = new SimulatedTenantSpace(state, calls, settings.delays());
    ReleaseManager installed =
        new SimulatedReleaseManager(
            state,
            calls,
            settings.delays().release(),
            settings.chartVersion(),
            settings.imageTag());
    Path journalFolder = settings.journal();
    if (journalFolder == null) {
      journal = null;
      tenantSpace = namespaces;
      releases = installed;
    } else {
      journal = CallJournal.in(journalFolder, settings.clock());
      tenantSpace = new JournaledTenantSpace(namespaces, journal);
      releases = new JournaledReleaseManager(installed, journal);
    }
    storefrontProbe = new SimulatedStorefrontProbe(state);
    tampering = new ClusterTampering(state);
  }

  /**
   * Opens an empty cluster, or the one whose state is in the settings' folder.
   *
   * @throws java.io.UncheckedIOException when the folder cannot be used
   */
  public static SimulatedCluster open(SimulationSettings settings) {
    return new SimulatedCluster(settings);
  }

  public TenantSpace tenantSpace() {
    return tenantSpace;
  }

  public ReleaseManager releases() {
    return releases;
  }

  public StorefrontProbe storefrontProbe() {
    return storefrontProbe;
  }

  public Cluster cluster() {
    return new Cluster() {
      @Override
      public Mono<ClusterStatus> status() {
        return Mono.fromSupplier(SimulatedCluster.this::status);
      }

      @Override
      public Mono<ClusterIdentity> identity() {
        return Mono.just(new ClusterIdentity(UID, settings.name()));
      }
    };
  }

  /** Injects faults. */
  public Faults faults() {
    return state.faults();
  }

  /** Changes the cluster past the ports. */
  public ClusterTampering tampering() {
    return tampering;
  }

  private ClusterStatus status() {
    boolean reachable = !state.faults().everywhere(Fault.API_UNREACHABLE);
    return new ClusterStatus(
        settings.name(),
        true,
        server,
        reachable,
        reachable ? "simulated" : "",
        reachable ? NOTICE : NOTICE + ". It simulates an unreachable API server");
  }

  /** Stops the timers and closes the state's folder, which keeps the state. */
  @Override
  public void close() {
    calls.close();
    state.close();
    if (journal != null) {
      journal.close();
    }
  }
}
