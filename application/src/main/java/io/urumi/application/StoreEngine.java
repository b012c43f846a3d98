package io.urumi.application;

import io.urumi.application.access.AuthorizedAdoptOrphan;
import io.urumi.application.access.AuthorizedCheckSubdomain;
import io.urumi.application.access.AuthorizedCreateStore;
import io.urumi.application.access.AuthorizedDeleteOrphan;
import io.urumi.application.access.AuthorizedDeleteStore;
import io.urumi.application.access.AuthorizedDescribeSystem;
import io.urumi.application.access.AuthorizedFindOrphans;
import io.urumi.application.access.AuthorizedFindStores;
import io.urumi.application.access.AuthorizedListPlans;
import io.urumi.application.access.AuthorizedReadAudit;
import io.urumi.application.access.AuthorizedRetryStore;
import io.urumi.application.access.AuthorizedRevealCredentials;
import io.urumi.application.access.AuthorizedWatchStores;
import io.urumi.application.anchor.AnchorSettings;
import io.urumi.application.anchor.AuditAnchoring;
import io.urumi.application.orphan.OrphanScan;
import io.urumi.application.reconcile.ReconcilerLifecycle;
import io.urumi.application.retention.Retention;
import io.urumi.application.settings.Addressing;
import io.urumi.application.settings.EngineSettings;
import io.urumi.application.settings.LimitPolicy;
import io.urumi.application.settings.OrphanScanSettings;
import io.urumi.application.settings.PlanCatalog;
import io.urumi.application.settings.RetentionSettings;
import io.urumi.application.task.PeriodicTaskRunner;
import io.urumi.application.usecase.AuditTrail;
import io.urumi.application.usecase.CurrentRights;
import io.urumi.application.usecase.DescribeSystem;
import io.urumi.application.usecase.ReadAudit;
import io.urumi.application.usecase.credentials.RevealCredentials;
import io.urumi.domain.interval.LifecycleTimings;
import io.urumi.domain.limit.Limits;
import io.urumi.port.driven.account.AccountPorts;
import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.driven.persistence.ScopedPersistencePorts;
import io.urumi.port.driven.persistence.TaskLock.PeriodicTask;
import io.urumi.port.driving.AdoptOrphanUseCase;
import io.urumi.port.driving.CheckSubdomainQuery;
import io.urumi.port.driving.CreateStoreUseCase;
import io.urumi.port.driving.DeleteOrphanUseCase;
import io.urumi.port.driving.DeleteStoreUseCase;
import io.urumi.port.driving.DescribeSystemQuery;
import io.urumi.port.driving.FindOrphansQuery;
import io.urumi.port.driving.FindStoresQuery;
import io.urumi.port.driving.ListPlansQuery;
import io.urumi.port.driving.ReadAuditQuery;
import io.urumi.port.driving.RetryStoreUseCase;
import io.urumi.port.driving.RevealCredentialsUseCase;
import io.urumi.port.driving.WatchStoresQuery;
import io.urumi.port.model.Actor;
import io.urumi.port.model.anchor.AnchorStatus;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The complete core: takes the driven ports, offers the driving ones.
 *
 * <pre>{@code
 * try (StoreEngine engine = StoreEngine.builder(persistencePorts, clusterPorts).build()) {
 *   engine.start();
 *   engine.createStore().create(command).block();
 * }
 * }</pre>
 *
 * <p>Without {@link #start()} the engine records and reads intents, and another engine on the same
 * database carries them out.
 *
 * <p>Every driving port decides first what its caller may do.
 */
public final class StoreEngine implements AutoCloseable {
  private final AuthorizedCreateStore createStore;
  private final AuthorizedDeleteStore deleteStore;
  private final AuthorizedRetryStore retryStore;
  private final AuthorizedRevealCredentials revealCredentials;
  private final AuthorizedFindStores findStores;
  private final AuthorizedWatchStores watchStores;
  private final AuthorizedCheckSubdomain checkSubdomain;
  private final AuthorizedListPlans listPlans;
  private final AuthorizedReadAudit audit;
  private final AuthorizedDescribeSystem system;
  private final AuthorizedFindOrphans findOrphans;
  private final AuthorizedAdoptOrphan adoptOrphan;
  private final AuthorizedDeleteOrphan deleteOrphan;
  private final Addressing addressing;
  private final ReplicaId replica;
  private final ReconcilerLifecycle reconciler;
  private final @Nullable AuditAnchoring anchoring;
  private final PeriodicTaskRunner orphanScanRunner;
  private final PeriodicTaskRunner retentionRunner;

  private StoreEngine(Builder parts) {
    PersistencePorts persistence = parts.persistence;
    ClusterPorts cluster = parts.cluster;
    Clock clock = parts.clock;
    PlanCatalog plans = parts.plans;
    addressing = parts.addressing;
    replica = parts.replica;
    Actor self = Actor.system(replica.value());

    ScopedPersistencePorts scoped = persistence.scoped();
    AuditTrail auditTrail = new AuditTrail(scoped);
    AnchorSettings anchors = parts.anchors;
    anchoring = anchors == null ? null : new AuditAnchoring(persistence.audit(), anchors, clock);
    ReadAudit readAudit =
        new ReadAudit(
            persistence.audit(),
            anchoring == null ? () -> AnchorStatus.DISABLED : anchoring::status,
            clock);
    createStore =
        new AuthorizedCreateStore(
            scoped,
            auditTrail,
            new LimitPolicy(plans, parts.limits),
            parts.accounts != null,
            clock);
    deleteStore = new AuthorizedDeleteStore(scoped, auditTrail, clock);
    retryStore = new AuthorizedRetryStore(scoped, auditTrail, clock);
    revealCredentials =
        new AuthorizedRevealCredentials(
            new RevealCredentials(
                scoped.stores(),
                cluster.tenantSpace(),
                auditTrail,
                new CurrentRights(parts.accounts, clock),
                addressing,
                clock));
    findStores = new AuthorizedFindStores(scoped, clock);
    watchStores = new AuthorizedWatchStores(scoped, replica, clock);
    checkSubdomain = new AuthorizedCheckSubdomain(scoped, addressing);
    listPlans = new AuthorizedListPlans(plans);
    audit = new AuthorizedReadAudit(readAudit);
    system =
        new AuthorizedDescribeSystem(
            new DescribeSystem(scoped, cluster, replica, addressing, clock));
    findOrphans = new AuthorizedFindOrphans(scoped);
    adoptOrphan =
        new AuthorizedAdoptOrphan(
            scoped, cluster, auditTrail, plans, parts.accounts != null, clock);
    deleteOrphan = new AuthorizedDeleteOrphan(scoped, cluster, auditTrail, plans, clock);
    retentionRunner =
        new PeriodicTaskRunner(
            PeriodicTask.RETENTION,
            parts.retention.interval(),
            persistence.taskLock(),
            replica,
            clock,
            new Retention(persistence, self, parts.retention)::trim,
            "expired rows could not be removed");
    orphanScanRunner =
        new PeriodicTaskRunner(
            PeriodicTask.ORPHAN_SCAN,
            parts.orphanScan.scanInterval(),
            persistence.taskLock(),
            replica,
            clock,
            new OrphanScan(persistence, cluster, self, parts.orphanScan.grace())::scan,
            "the cluster could not be scanned for orphans");
    reconciler =
        new ReconcilerLifecycle(
            persistence, cluster, parts.lifecycle, addressing, parts.settings, replica, clock);
  }

  /** Starts from the driven ports; every other part has a default. */
  public static Builder builder(PersistencePorts persistence, ClusterPorts cluster) {
    return new Builder(persistence, cluster);
  }

  /** Starts to reconcile; once. */
  public void start() {
    reconciler.start();
    orphanScanRunner.start();
    retentionRunner.start();
    if (anchoring != null) {
      anchoring.start();
    }
  }

  /**
   * Stops at the next boundary between two effects and releases the leases, within the settings'
   * {@code shutdownTimeout}. The ports given to the builder stay open; the caller closes them.
   */
  @Override
  public void close() {
    retentionRunner.stop();
    orphanScanRunner.stop();
    reconciler.stop();
    if (anchoring != null) {
      anchoring.stop();
    }
  }

  public CreateStoreUseCase createStore() {
    return createStore;
  }

  public DeleteStoreUseCase deleteStore() {
    return deleteStore;
  }

  public RetryStoreUseCase retryStore() {
    return retryStore;
  }

  public RevealCredentialsUseCase revealCredentials() {
    return revealCredentials;
  }

  public FindStoresQuery findStores() {
    return findStores;
  }

  public WatchStoresQuery watchStores() {
    return watchStores;
  }

  public CheckSubdomainQuery checkSubdomain() {
    return checkSubdomain;
  }

  public ListPlansQuery plans() {
    return listPlans;
  }

  public ReadAuditQuery audit() {
    return audit;
  }

  public DescribeSystemQuery system() {
    return system;
  }

  public FindOrphansQuery findOrphans() {
    return findOrphans;
  }

  public AdoptOrphanUseCase adoptOrphan() {
    return adoptOrphan;
  }

  public DeleteOrphanUseCase deleteOrphan() {
    return deleteOrphan;
  }

  /** The addresses of stores. */
  public Addressing addressing() {
    return addressing;
  }

  public ReplicaId replica() {
    return replica;
  }

  /** Collects the parts; not safe for use by several threads. */
  public static final class Builder {
    private final PersistencePorts persistence;
    private final ClusterPorts cluster;
    private PlanCatalog plans = PlanCatalog.ofChart();
    private Addressing addressing = Addressing.localhost();
    private LifecycleTimings lifecycle = LifecycleTimings.defaults();
    private Limits limits = Limits.NONE;
    private @Nullable AccountPorts accounts;
    private RetentionSettings retention = RetentionSettings.defaults();
    private OrphanScanSettings orphanScan = OrphanScanSettings.defaults();
    private @Nullable AnchorSettings anchors;
    private EngineSettings settings = EngineSettings.defaults();
    private ReplicaId replica = new ReplicaId("replica-" + UUID.randomUUID());
    private Clock clock = Clock.systemUTC();

    private Builder(PersistencePorts persistence, ClusterPorts cluster) {
      this.persistence = Objects.requireNonNull(persistence, "persistence");
      this.cluster = Objects.requireNonNull(cluster, "cluster");
    }

    /** Default: the plans of the chart. */
    public Builder plans(PlanCatalog catalog) {
      plans = Objects.requireNonNull(catalog);
      return this;
    }

    /** Default: {@code http://<subdomain>.localhost}. */
    public Builder addressing(Addressing choice) {
      addressing = Objects.requireNonNull(choice);
      return this;
    }

    /** Default: {@link LifecycleTimings#defaults()}. */
    public Builder lifecycle(LifecycleTimings timings) {
      lifecycle = Objects.requireNonNull(timings);
      return this;
    }

    /** For owners without limits of their own. Default: none. */
    public Builder limits(Limits choice) {
      limits = Objects.requireNonNull(choice);
      return this;
    }

    /**
     * Owners of stores are teams of a {@link TeamEngine} on the same database, and users have
     * accounts there: no other owner gets a store, and what is decided late is decided by the roles
     * that the account has then. Default: owners and users are of the program that embeds the
     * engine.
     */
    public Builder ownersAreTeams(AccountPorts ports) {
      accounts = Objects.requireNonNull(ports);
      return this;
    }

    /** Default: {@link RetentionSettings#defaults()}. */
    public Builder retention(RetentionSettings settings) {
      retention = Objects.requireNonNull(settings);
      return this;
    }

    /** Default: {@link OrphanScanSettings#defaults()}. */
    public Builder orphanScan(OrphanScanSettings settings) {
      orphanScan = Objects.requireNonNull(settings);
      return this;
    }

    /** Default: the audit log is not anchored. */
    public Builder anchors(AnchorSettings choice) {
      anchors = Objects.requireNonNull(choice);
      return this;
    }

    /** Default: {@link EngineSettings#defaults()}. */
    public Builder settings(EngineSettings choice) {
      settings = Objects.requireNonNull(choice);
      return this;
    }

    /** Default: a random name. Must be unique among the processes that share the database. */
    public Builder replica(ReplicaId name) {
      replica = Objects.requireNonNull(name);
      return this;
    }

    /** Default: the system's, in UTC. */
    public Builder clock(Clock choice) {
      clock = Objects.requireNonNull(choice);
      return this;
    }

    public StoreEngine build() {
      return new StoreEngine(this);
    }
  }
}
