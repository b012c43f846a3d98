package io.urumi.web.bootstrap;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Everything an operator may set; {@code docs/configuration.md} describes it.
 *
 * @param home folder for the embedded database, the token's hash and the simulated cluster
 * @param kubeconfig the file that describes the cluster; blank for the simulated one
 * @param context which context of it; null for its current one
 */
@ConfigurationProperties("urumi")
record UrumiProperties(
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
    @DefaultValue Events events) {

  /**
   * @param url R2DBC address; null for H2 in a file below the home folder
   */
  record Database(@Nullable String url, @Nullable String username, @Nullable String password) {
    @Override
    public String toString() {
      return "Database[…]";
    }
  }

  /**
   * Where customers find stores.
   *
   * @param port 0 for the scheme's own
   * @param storageClass empty for the cluster's default
   * @param perOwner how many stores one owner may have; 0 for any number
   */
  record Stores(
      @DefaultValue("localhost") String hostSuffix,
      @DefaultValue("http") String scheme,
      @DefaultValue("0") int port,
      @DefaultValue("") String storageClass,
      @DefaultValue("0") int perOwner) {}

  /**
   * The ingress controller.
   *
   * @param className empty for the cluster's default
   * @param address where it answers, seen from this process
   */
  record Ingress(
      @DefaultValue("traefik") String className,
      @DefaultValue("traefik") String controllerNamespace,
      @DefaultValue("http://127.0.0.1:80") URI address) {}

  /** The stores' images: repository with tag or digest. */
  record Images(
      @DefaultValue("docker.io/urumi/store-web:dev") String web,
      @DefaultValue("docker.io/urumi/store-db:dev") String database,
      @DefaultValue("IfNotPresent") String pullPolicy) {}

  /** Who installs releases. */
  enum HelmImplementation {
    SDK,
    PROGRAM
  }

  /**
   * @param program path of the helm program; used with {@code implementation: program}
   * @param chart folder of the chart; null for the one that came with the platform
   * @param values file with further values of the chart; null for none
   */
  record Helm(
      @DefaultValue("sdk") HelmImplementation implementation,
      @DefaultValue("helm") Path program,
      @Nullable Path chart,
      @Nullable Path values,
      @DefaultValue("60s") Duration timeout,
      @DefaultValue("4") int concurrency) {}

  /** How to talk to the API server. */
  record Kubernetes(
      @DefaultValue("/shop/") String storefrontPath,
      @DefaultValue("10s") Duration callTimeout,
      @DefaultValue("30s") Duration operationTimeout,
      @DefaultValue("3s") Duration probeTimeout,
      @DefaultValue("16") int concurrency) {}

  /** The lifecycle's patience; null for the core's own default. */
  record Lifecycle(
      @Nullable Duration recheck,
      @Nullable Duration probe,
      @Nullable Duration resync,
      @Nullable Duration problemGrace,
      @Nullable Duration stepDeadline,
      @Nullable Integer maxAttempts,
      @Nullable Duration backoffBase,
      @Nullable Duration backoffCap) {}

  /** How this process works; null for the core's own default. */
  record Engine(
      @Nullable Integer storesInFlight,
      @Nullable Integer deletionsInFlight,
      @Nullable Duration leaseDuration,
      @Nullable Duration pollInterval,
      @Nullable Duration stepTimeout,
      @Nullable Duration shutdownTimeout) {}

  /** How namespaces without a store are looked for; null for the core's own default. */
  record Orphans(@Nullable Duration scanInterval, @Nullable Duration grace) {}

  /** How long what has happened is kept; null for the core's own default, 0 for ever. */
  record Retention(
      @Nullable Duration events,
      @Nullable Duration steps,
      @Nullable Duration deletedStores,
      @Nullable Duration interval) {}

  /**
   * The simulated cluster.
   *
   * @param demoFaults whether stores with certain subdomains fail, to show what that looks like
   * @param faultRate share of the calls that fail, hang or take effect twice, 0 to 1
   * @param delayFactor how many times slower than a warm node everything is; 0 for at once
   * @param journal folder for a record of the changes asked of the cluster; null for none
   */
  record Simulation(
      @DefaultValue("true") boolean demoFaults,
      @DefaultValue("0") double faultRate,
      @DefaultValue("1") double delayFactor,
      @Nullable Path journal) {}

  /**
   * @param allowedHosts host names to serve besides the loopback's own
   */
  record Security(@DefaultValue Set<String> allowedHosts) {}

  /**
   * @param heartbeat how often an idle event stream shows that it lives
   */
  record Events(@DefaultValue("15s") Duration heartbeat) {}
}
