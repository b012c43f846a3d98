package io.urumi.web.bootstrap.settings;

import io.urumi.domain.access.TeamRole;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the control plane; {@code docs/configuration.md} documents them.
 *
 * @param home the data directory
 * @param kubeconfig kubeconfig file of the cluster; blank for the simulated cluster
 * @param context context of the kubeconfig; null for its current context
 */
@ConfigurationProperties("urumi")
public record UrumiProperties(
    Path home,
    @DefaultValue("") String kubeconfig,
    @Nullable String context,
    @DefaultValue Database database,
    @DefaultValue Stores stores,
    @DefaultValue Ingress ingress,
    @DefaultValue Images images,
    @DefaultValue Helm helm,
    @DefaultValue Kubernetes kubernetes,
    @DefaultValue Lifecycle lifecycle,
    @DefaultValue Engine engine,
    @DefaultValue Orphans orphans,
    @DefaultValue Retention retention,
    @DefaultValue Simulation simulation,
    @DefaultValue Security security,
    @DefaultValue SignIn signIn,
    @DefaultValue Http http,
    @DefaultValue Audit audit,
    @DefaultValue Limits limits,
    @DefaultValue Events events) {

  /**
   * The database.
   *
   * @param url R2DBC URL; null for H2 in a file in the data directory
   */
  public record Database(
      @Nullable String url, @Nullable String username, @Nullable String password) {
    @Override
    public String toString() {
      return "Database[…]";
    }
  }

  /**
   * Addresses, storage and limits of stores.
   *
   * @param port port in the stores' URLs; 0 for the scheme's default port
   * @param storageClass empty for the cluster's default storage class
   * @param perOwner maximum number of stores per owner; 0 for no limit
   * @param cpuPerOwner maximum CPU of the plans of an owner's stores, as a Kubernetes quantity; 0
   *     for no limit
   * @param memoryPerOwner the same for memory
   * @param storagePerOwner the same for storage
   * @param creationsPerOwner maximum number of an owner's stores that are being created; 0 for no
   *     limit
   * @param placeholders whether requests for hosts of the stores' domain are answered with a page
   *     about the store, except for the hosts in {@code urumi.security.allowed-hosts}
   */
  public record Stores(
      @DefaultValue("localhost") String hostSuffix,
      @DefaultValue("http") String scheme,
      @DefaultValue("0") int port,
      @DefaultValue("") String storageClass,
      @DefaultValue("0") int perOwner,
      @DefaultValue("0") String cpuPerOwner,
      @DefaultValue("0") String memoryPerOwner,
      @DefaultValue("0") String storagePerOwner,
      @DefaultValue("0") int creationsPerOwner,
      @DefaultValue("false") boolean placeholders) {}

  /**
   * The ingress controller.
   *
   * @param className empty for the cluster's default ingress class
   * @param controllerNamespace namespace of the ingress controller; empty to discover it
   * @param controllerCidrs networks from which the ingress controller connects if it has no pod
   *     address
   * @param address address of the ingress controller as this process reaches it
   * @param caFile PEM file with the private certificate authorities of the ingress controller; null
   *     to trust only Java's own
   */
  public record Ingress(
      @DefaultValue("traefik") String className,
      @DefaultValue("") String controllerNamespace,
      @DefaultValue List<String> controllerCidrs,
      @DefaultValue("http://127.0.0.1:80") URI address,
      @Nullable Path caFile) {}

  /**
   * Images of the stores: repository with digest or tag.
   *
   * @param allowTags whether to accept tags of registries, whose images can change
   */
  public record Images(
      @DefaultValue("urumi.local/store-web:dev") String web,
      @DefaultValue("urumi.local/store-db:dev") String database,
      @DefaultValue("IfNotPresent") String pullPolicy,
      @DefaultValue("false") boolean allowTags) {}

  /** The Helm implementation that installs releases. */
  public enum HelmImplementation {
    SDK,
    PROGRAM
  }

  /**
   * Helm and the chart.
   *
   * @param program path of the Helm program, or its name on PATH; used with {@code implementation:
   *     program}
   * @param chart directory of the chart; null for the bundled chart
   * @param values file with additional chart values; null for none
   * @param workDirectory for the native library and temporary files; null for the user's cache
   * @param libraryDirectory for the native library; null for one in the work directory
   */
  public record Helm(
      @DefaultValue("sdk") HelmImplementation implementation,
      @DefaultValue("helm") Path program,
      @Nullable Path chart,
      @Nullable Path values,
      @DefaultValue("60s") Duration timeout,
      @DefaultValue("4") int concurrency,
      @Nullable Path workDirectory,
      @Nullable Path libraryDirectory) {}

  /**
   * Timeouts and concurrency of requests to the API server and to storefronts.
   *
   * @param foreignObjects what happens to foreign objects that weaken the isolation of a store's
   *     namespace
   * @param foreignObjectsInterval between two searches of a namespace for them
   * @param storeRole ClusterRole that the platform gives itself in each store's namespace; null
   *     when its account has the rights in all namespaces
   * @param serviceAccount the platform's account, as {@code namespace/name}; with a store role
   */
  public record Kubernetes(
      @DefaultValue("/shop/") String storefrontPath,
      @DefaultValue("10s") Duration callTimeout,
      @DefaultValue("30s") Duration operationTimeout,
      @DefaultValue("3s") Duration probeTimeout,
      @DefaultValue("16") int concurrency,
      @DefaultValue("remove") ForeignObjects foreignObjects,
      @DefaultValue("5m") Duration foreignObjectsInterval,
      @Nullable String storeRole,
      @Nullable String serviceAccount) {
    /** What happens to foreign objects. */
    public enum ForeignObjects {
      REMOVE,
      REPORT
    }
  }

  /** Intervals, deadlines and retries; null for the default of {@code LifecycleTimings}. */
  public record Lifecycle(
      @Nullable Duration recheck,
      @Nullable Duration probe,
      @Nullable Duration resync,
      @Nullable Duration problemGrace,
      @Nullable Duration clusterGrace,
      @Nullable Duration stepDeadline,
      @Nullable Integer maxAttempts,
      @Nullable Duration backoffBase,
      @Nullable Duration backoffCap) {}

  /** Concurrency, leases and timeouts; null for the default of {@code EngineSettings}. */
  public record Engine(
      @Nullable Integer storesInFlight,
      @Nullable Integer deletionsInFlight,
      @Nullable Duration leaseDuration,
      @Nullable Duration pollInterval,
      @Nullable Duration stepTimeout,
      @Nullable Duration shutdownTimeout) {}

  /** Scans for orphaned namespaces; null for the engine's default. */
  public record Orphans(@Nullable Duration scanInterval, @Nullable Duration grace) {}

  /** How long history is kept; null for the engine's default, 0 for no limit. */
  public record Retention(
      @Nullable Duration events,
      @Nullable Duration steps,
      @Nullable Duration deletedStores,
      @Nullable Duration interval) {}

  /**
   * The simulated cluster.
   *
   * @param demoFaults whether stores with certain subdomains fail, as a demonstration
   * @param faultRate share of the calls that fail, hang or take effect twice, 0 to 1
   * @param delayFactor delays relative to a warm node; 0 for no delays
   * @param journal directory for a record of the requested changes of the cluster; null for none
   */
  public record Simulation(
      @DefaultValue("true") boolean demoFaults,
      @DefaultValue("0") double faultRate,
      @DefaultValue("1") double delayFactor,
      @Nullable Path journal) {}

  /**
   * Access control.
   *
   * @param allowedHosts host names to serve besides those of the loopback address, and those of the
   *     platform below the stores' domain
   * @param allowedOrigins origins of the dashboard behind a proxy that changes the Host header
   * @param trustedProxies addresses of the proxies whose X-Forwarded-* headers count, in CIDR
   *     notation
   * @param tokenHashFile file with the SHA-256 of the API token; null to generate a token
   */
  public record Security(
      @DefaultValue Set<String> allowedHosts,
      @DefaultValue Set<String> allowedOrigins,
      @DefaultValue List<String> trustedProxies,
      @Nullable Path tokenHashFile) {}

  /** Whether users sign in. */
  public enum SignInMode {
    /** Whoever reaches the process, with the API token where it is needed, may do everything. */
    NONE,
    /** The local administrator, with a password. */
    LOCAL,
    /** At an OpenID Connect provider. */
    OIDC
  }

  /**
   * Sign-in of users.
   *
   * @param administrator name of the local administrator's account
   * @param localAdministrator whether the local administrator may sign in beside a provider's users
   * @param publicAddress URL by which browsers reach the dashboard; null when there is no provider
   * @param passwordFile file with the local administrator's password; null to generate one
   * @param idleTimeout longest time of a session without a request; null for the default of {@code
   *     SessionTimeouts}
   * @param absoluteTimeout longest time of a session; null for the default of {@code
   *     SessionTimeouts}
   */
  public record SignIn(
      @DefaultValue("none") SignInMode mode,
      @DefaultValue("admin") String administrator,
      @DefaultValue("false") boolean localAdministrator,
      @Nullable Path passwordFile,
      @Nullable URI publicAddress,
      @DefaultValue Oidc oidc,
      @Nullable Duration idleTimeout,
      @Nullable Duration absoluteTimeout) {
    /** Whether the local administrator may sign in. */
    public boolean local() {
      return mode == SignInMode.LOCAL || (mode == SignInMode.OIDC && localAdministrator);
    }
  }

  /**
   * The OpenID Connect provider.
   *
   * @param name of the provider, for users
   * @param clientSecretFile file with the client secret
   * @param nameClaim claim with the display name of a user
   * @param groupsClaim claim with the groups of a user
   * @param memberships the provider's groups that have a role in a team
   * @param admitWithoutRole whether users may sign in whose groups have no role
   * @param signOut whether a sign-out leads to the provider's sign-out
   * @param timeout of one call to the provider
   */
  public record Oidc(
      @DefaultValue("OpenID Connect") String name,
      @Nullable String issuer,
      @Nullable String clientId,
      @Nullable Path clientSecretFile,
      @DefaultValue({"openid", "profile", "email"}) Set<String> scopes,
      @DefaultValue("name") String nameClaim,
      @DefaultValue("groups") String groupsClaim,
      @DefaultValue OidcRoles roles,
      @DefaultValue List<OidcMembership> memberships,
      @DefaultValue("false") boolean admitWithoutRole,
      @DefaultValue("false") boolean signOut,
      @DefaultValue("5s") Duration timeout) {}

  /** The provider's groups that have a role of the platform. */
  public record OidcRoles(
      @DefaultValue Set<String> administrator,
      @DefaultValue Set<String> operator,
      @DefaultValue Set<String> auditor) {}

  /**
   * A group of the provider that has a role in a team.
   *
   * @param team id of the team
   */
  public record OidcMembership(
      @Nullable String group, @Nullable String team, @Nullable TeamRole role) {}

  /**
   * The audit log.
   *
   * @param anchorKeyFile Ed25519 private key that signs anchors; null for no anchors
   * @param anchorFile where anchors are appended; null for a file in the data directory
   * @param anchorInterval between two anchors
   */
  public record Audit(
      @Nullable Path anchorKeyFile,
      @Nullable Path anchorFile,
      @DefaultValue("1m") Duration anchorInterval) {}

  /**
   * The web server.
   *
   * @param pathPrefix path under which a proxy serves the platform, for example {@code /urumi}
   * @param requestTimeout maximum time in which a client sends a request
   * @param readTimeout maximum time between two parts of a request
   */
  public record Http(
      @DefaultValue("") String pathPrefix,
      @DefaultValue("30s") Duration requestTimeout,
      @DefaultValue("10s") Duration readTimeout) {}

  /**
   * What one caller, that is one address, may request; 0 for no limit.
   *
   * @param reads reading requests per minute
   * @param writes changing requests per minute
   * @param concurrentWrites changing requests of all callers that this process processes at the
   *     same time; at least 1
   * @param expensiveReads exports and verifications of the audit log per minute
   * @param retries retries of one store per minute
   * @param streamsPerCaller open event streams
   * @param streams open event streams of all callers of this process
   * @param exportsPerCaller exports of the audit log at the same time
   * @param exports exports of the audit log of all callers of this process at the same time
   */
  public record Limits(
      @DefaultValue("12000") int reads,
      @DefaultValue("600") int writes,
      @DefaultValue("6") int concurrentWrites,
      @DefaultValue("60") int expensiveReads,
      @DefaultValue("30") int retries,
      @DefaultValue("250") int streamsPerCaller,
      @DefaultValue("1000") int streams,
      @DefaultValue("10") int exportsPerCaller,
      @DefaultValue("40") int exports) {}

  /**
   * Event streams.
   *
   * @param heartbeat interval of the comments that keep event streams alive
   */
  public record Events(@DefaultValue("15s") Duration heartbeat) {}
}
