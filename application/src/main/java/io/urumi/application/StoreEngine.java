package io.urumi.application;

import io.urumi.application.orphan.OrphanScan;
import io.urumi.application.policy.Addressing;
import io.urumi.application.policy.EngineSettings;
import io.urumi.application.policy.OrphanPolicy;
import io.urumi.application.policy.PlanCatalog;
import io.urumi.application.policy.RetentionPolicy;
import io.urumi.application.policy.StoreQuota;
import io.urumi.application.reconcile.Reconciliation;
import io.urumi.application.retention.Retention;
import io.urumi.application.schedule.PeriodicTaskRunner;
import io.urumi.application.usecase.AuditTrail;
import io.urumi.application.usecase.CheckSubdomain;
import io.urumi.application.usecase.DeleteStore;
import io.urumi.application.usecase.DescribeSystem;
import io.urumi.application.usecase.FindStores;
import io.urumi.application.usecase.ProvisionStore;
import io.urumi.application.usecase.ReadAudit;
import io.urumi.application.usecase.RetryStore;
import io.urumi.application.usecase.WatchStores;
import io.urumi.application.usecase.orphan.AdoptOrphan;
import io.urumi.application.usecase.orphan.DeleteOrphan;
import io.urumi.application.usecase.orphan.FindOrphans;
import io.urumi.domain.lifecycle.LifecyclePolicy;
import io.urumi.port.driven.cluster.Cluster;
import io.urumi.port.driven.cluster.ReleaseManager;
import io.urumi.port.driven.cluster.StorefrontProbe;
import io.urumi.port.driven.cluster.TenantSpace;
import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.driven.persistence.AuditLog;
import io.urumi.port.driven.persistence.EventLog;
import io.urumi.port.driven.persistence.IdempotencyKeys;
import io.urumi.port.driven.persistence.OrphanRegister;
import io.urumi.port.driven.persistence.Signals;
import io.urumi.port.driven.persistence.StoreRepository;
import io.urumi.port.driven.persistence.TaskLock;
import io.urumi.port.driven.persistence.TaskLock.PeriodicTask;
import io.urumi.port.driven.persistence.Transactions;
import io.urumi.port.driving.AdoptOrphanUseCase;
import io.urumi.port.driving.CheckSubdomainQuery;
import io.urumi.port.driving.DeleteOrphanUseCase;
import io.urumi.port.driving.DeleteStoreUseCase;
import io.urumi.port.driving.DescribeSystemQuery;
import io.urumi.port.driving.FindOrphansQuery;
import io.urumi.port.driving.FindStoresQuery;
import io.urumi.port.driving.ListPlansQuery;
import io.urumi.port.driving.ProvisionStoreUseCase;
import io.urumi.port.driving.ReadAuditQuery;
import io.urumi.port.driving.RetryStoreUseCase;
import io.urumi.port.driving.WatchStoresQuery;
import io.urumi.port.model.Actor;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The whole core in one object: give it the driven ports, get the driving ones.
 *
 * <pre>{@code
 * try (StoreEngine engine =
 *     StoreEngine.builder().stores(…).events(…)….cluster(…).build()) {
 *   engine.start();
 *   engine.provisionStore().provision(command).block();
 * }
 * }</pre>
 *
 * <p>Without {@link #start()} intents are put on record and read, and somebody else's engine on the
 * same database carries them out.
 */
public final class StoreEngine implements AutoCloseable {
  private final ProvisionStoreUseCase provisionStore;
  private final DeleteStoreUseCase deleteStore;
  private final RetryStoreUseCase retryStore;
  private final FindStoresQuery findStores;
  private final WatchStoresQuery watchStores;
  private final CheckSubdomainQuery checkSubdomain;
  private final ReadAuditQuery audit;
  private final DescribeSystemQuery system;
  private final FindOrphansQuery findOrphans;
  private final AdoptOrphanUseCase adoptOrphan;
  private final DeleteOrphanUseCase deleteOrphan;
  private final PlanCatalog plans;
  private final Addressing addressing;
  private final ReplicaId replica;
  private final Reconciliation reconciliation;
  private final PeriodicTaskRunner orphanScanRunner;
  private final PeriodicTaskRunner retentionRunner;

  private StoreEngine(Builder parts) {
    StoreRepository stores = required(parts.stores, "stores");
    EventLog events = required(parts.events, "events");
    AuditLog auditLog = required(parts.audit, "audit");
    OrphanRegister orphans = required(parts.orphans, "orphans");
    TaskLock taskLock = required(parts.taskLock, "turns");
    IdempotencyKeys keys = required(parts.keys, "idempotencyKeys");
    Transactions transactions = required(parts.transactions, "transactions");
    Signals signals = required(parts.signals, "signals");
    TenantSpace space = required(parts.space, "tenantSpace");
    ReleaseManager releases = required(parts.releases, "releases");
    StorefrontProbe storefront = required(parts.storefront, "storefrontProbe");
    Cluster cluster = required(parts.cluster, "cluster");
    Clock clock = parts.clock;
    plans = parts.plans;
    addressing = parts.addressing;
    replica = parts.replica;

    AuditTrail auditTrail = new AuditTrail(transactions, events, auditLog, signals);
    provisionStore = new ProvisionStore(stores, keys, auditTrail, plans, parts.quota, clock);
    deleteStore = new DeleteStore(stores, auditTrail, clock);
    retryStore = new RetryStore(stores, auditTrail, clock);
    findStores = new FindStores(stores, events, clock);
    watchStores = new WatchStores(events, stores, signals, clock);
    checkSubdomain = new CheckSubdomain(stores, addressing);
    audit = new ReadAudit(auditLog);
    system = new DescribeSystem(cluster, releases, stores, orphans, replica, addressing, clock);
    findOrphans = new FindOrphans(orphans);
    adoptOrphan = new AdoptOrphan(space, releases, stores, orphans, auditTrail, plans, clock);
    deleteOrphan = new DeleteOrphan(space, releases, stores, orphans, auditTrail, plans, clock);
    Retention retention =
        new Retention(
            events, stores, auditLog, transactions, Actor.system(replica.value()), parts.retention);
    retentionRunner =
        new PeriodicTaskRunner(
            PeriodicTask.RETENTION,
            parts.retention.interval(),
            taskLock,
            replica,
            clock,
            retention::trim,
            "what is too old cannot be removed now");
    OrphanScan orphanScan =
        new OrphanScan(
            space,
            releases,
            stores,
            orphans,
            auditLog,
            transactions,
            Actor.system(replica.value()),
            parts.orphanPolicy.grace());
    orphanScanRunner =
        new PeriodicTaskRunner(
            PeriodicTask.ORPHAN_SCAN,
            parts.orphanPolicy.scanInterval(),
            taskLock,
            replica,
            clock,
            orphanScan::scan,
            "the cluster cannot be looked through for namespaces without a store");
    reconciliation =
        new Reconciliation(
            stores,
            events,
            auditLog,
            signals,
            transactions,
            space,
            releases,
            storefront,
            parts.lifecycle,
            addressing,
            parts.settings,
            replica,
            clock);
  }

  /** Parts of an engine to be; everything without a default must be given. */
  public static Builder builder() {
    return new Builder();
  }

  /** Begins to reconcile; once. */
  public void start() {
    reconciliation.start();
    orphanScanRunner.start();
    retentionRunner.start();
  }

  /**
   * Stops at the next boundary between two effects and hands the leases over, within the settings'
   * {@code shutdownTimeout}. The ports given to the builder stay open: whoever opened them closes
   * them.
   */
  @Override
  public void close() {
    retentionRunner.stop();
    orphanScanRunner.stop();
    reconciliation.stop();
  }

  public ProvisionStoreUseCase provisionStore() {
    return provisionStore;
  }

  public DeleteStoreUseCase deleteStore() {
    return deleteStore;
  }

  public RetryStoreUseCase retryStore() {
    return retryStore;
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
    return plans;
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

  /** Where stores are found. */
  public Addressing addressing() {
    return addressing;
  }

  public ReplicaId replica() {
    return replica;
  }

  private static <T> T required(@Nullable T part, String name) {
    if (part == null) {
      throw new IllegalStateException("the engine needs " + name + "(…)");
    }
    return part;
  }

  /** Collects the parts; not safe for use by several threads. */
  public static final class Builder {
    private @Nullable StoreRepository stores;
    private @Nullable EventLog events;
    private @Nullable AuditLog audit;
    private @Nullable OrphanRegister orphans;
    private @Nullable TaskLock taskLock;
    private @Nullable IdempotencyKeys keys;
    private @Nullable Transactions transactions;
    private @Nullable Signals signals;
    private @Nullable TenantSpace space;
    private @Nullable ReleaseManager releases;
    private @Nullable StorefrontProbe storefront;
    private @Nullable Cluster cluster;
    private PlanCatalog plans = PlanCatalog.ofChart();
    private Addressing addressing = Addressing.localhost();
    private LifecyclePolicy lifecycle = LifecyclePolicy.defaults();
    private StoreQuota quota = StoreQuota.unlimited();
    private RetentionPolicy retention = RetentionPolicy.defaults();
    private OrphanPolicy orphanPolicy = OrphanPolicy.defaults();
    private EngineSettings settings = EngineSettings.defaults();
    private ReplicaId replica = new ReplicaId("replica-" + UUID.randomUUID());
    private Clock clock = Clock.systemUTC();

    private Builder() {}

    public Builder stores(StoreRepository port) {
      stores = port;
      return this;
    }

    public Builder events(EventLog port) {
      events = port;
      return this;
    }

    public Builder audit(AuditLog port) {
      audit = port;
      return this;
    }

    public Builder orphans(OrphanRegister port) {
      orphans = port;
      return this;
    }

    public Builder taskLock(TaskLock port) {
      taskLock = port;
      return this;
    }

    public Builder idempotencyKeys(IdempotencyKeys port) {
      keys = port;
      return this;
    }

    public Builder transactions(Transactions port) {
      transactions = port;
      return this;
    }

    public Builder signals(Signals port) {
      signals = port;
      return this;
    }

    public Builder tenantSpace(TenantSpace port) {
      space = port;
      return this;
    }

    public Builder releases(ReleaseManager port) {
      releases = port;
      return this;
    }

    public Builder storefrontProbe(StorefrontProbe port) {
      storefront = port;
      return this;
    }

    public Builder cluster(Cluster port) {
      cluster = port;
      return this;
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

    /** Default: {@link LifecyclePolicy#defaults()}. */
    public Builder lifecycle(LifecyclePolicy policy) {
      lifecycle = Objects.requireNonNull(policy);
      return this;
    }

    /** Default: {@link StoreQuota#unlimited()}. */
    public Builder quota(StoreQuota choice) {
      quota = Objects.requireNonNull(choice);
      return this;
    }

    /** Default: {@link RetentionPolicy#defaults()}. */
    public Builder retention(RetentionPolicy policy) {
      retention = Objects.requireNonNull(policy);
      return this;
    }

    /** Default: {@link OrphanPolicy#defaults()}. */
    public Builder orphanPolicy(OrphanPolicy policy) {
      orphanPolicy = Objects.requireNonNull(policy);
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

    /**
     * @throws IllegalStateException naming the part that is missing
     */
    public StoreEngine build() {
      return new StoreEngine(this);
    }
  }
}
