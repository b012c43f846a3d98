package io.urumi.adapter.simulated;

import io.urumi.port.driven.cluster.Cluster;
import io.urumi.port.driven.cluster.ReleaseManager;
import io.urumi.port.driven.cluster.StorefrontProbe;
import io.urumi.port.driven.cluster.TenantSpace;
import io.urumi.port.model.ClusterStatus;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A world of namespaces, releases, pods and pages of which nothing is real. What is done through
 * one of its ports is seen through the others, after as long as it takes.
 */
public final class SimulatedCluster implements AutoCloseable {
  /** What the cluster says about itself. */
  public static final String NOTICE = "Simulated cluster: nothing in it is real";

  private final SimulationSettings settings;
  private final String server;
  private final World world;
  private final Calls calls;
  private final TenantSpace tenantSpace;
  private final ReleaseManager releases;
  private final StorefrontProbe storefrontProbe;
  private final Outsider outsider;
  private final @Nullable CallJournal journal;

  private SimulatedCluster(SimulationSettings settings) {
    Path folder = settings.stateFolder();
    this.settings = settings;
    server = "simulated://" + settings.name();
    world = new World(settings, folder == null ? new MemorySpaces() : new FolderSpaces(folder));
    calls = new Calls(world.faults(), server, settings.callTimeout());
    TenantSpace spaces = new SimulatedTenantSpace(world, calls, settings.delays());
    ReleaseManager installed =
        new SimulatedReleaseManager(
            world, calls, settings.delays().release(), settings.chartVersion());
    Path journalFolder = settings.journal();
    if (journalFolder == null) {
      journal = null;
      tenantSpace = spaces;
      releases = installed;
    } else {
      journal = CallJournal.in(journalFolder, settings.clock());
      tenantSpace = new JournaledTenantSpace(spaces, journal);
      releases = new JournaledReleaseManager(installed, journal);
    }
    storefrontProbe = new SimulatedStorefrontProbe(world);
    outsider = new Outsider(world);
  }

  /**
   * Opens the world: an empty one, or the one that is in the settings' folder.
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
    return () -> Mono.fromSupplier(this::status);
  }

  /** Makes things go wrong. */
  public Faults faults() {
    return world.faults();
  }

  /** Does what somebody else with access to the cluster might do. */
  public Outsider outsider() {
    return outsider;
  }

  private ClusterStatus status() {
    boolean reachable = !world.faults().everywhere(Fault.API_UNREACHABLE);
    return new ClusterStatus(
        settings.name(),
        true,
        server,
        reachable,
        reachable ? "simulated" : "",
        reachable ? NOTICE : NOTICE + ". It plays unreachable");
  }

  /** Ends the timers and closes the folder; the world stays as it is in it. */
  @Override
  public void close() {
    calls.close();
    world.close();
    if (journal != null) {
      journal.close();
    }
  }
}
