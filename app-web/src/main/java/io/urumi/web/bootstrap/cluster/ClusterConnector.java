package io.urumi.web.bootstrap.cluster;

import io.urumi.adapter.helm.ChartOptions;
import io.urumi.adapter.helm.HelmReleases;
import io.urumi.adapter.helm.HelmSettings;
import io.urumi.adapter.k8s.Kubernetes;
import io.urumi.adapter.k8s.KubernetesSettings;
import io.urumi.adapter.simulated.CallFaults;
import io.urumi.adapter.simulated.Delays;
import io.urumi.adapter.simulated.SimulatedCluster;
import io.urumi.adapter.simulated.SimulationSettings;
import io.urumi.kubernetes.connection.KubernetesConnection;
import io.urumi.port.driven.cluster.Cluster;
import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.model.ClusterStatus;
import io.urumi.web.bootstrap.settings.DataDirectory;
import io.urumi.web.bootstrap.settings.ImageReferences;
import io.urumi.web.bootstrap.settings.SettingsConversion;
import io.urumi.web.bootstrap.settings.StartupException;
import io.urumi.web.bootstrap.settings.UrumiProperties;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Opens the cluster of the settings: the one of the kubeconfig, or the simulated one. */
public final class ClusterConnector {
  private static final Duration STATUS_TIMEOUT = Duration.ofSeconds(20);

  private final UrumiProperties properties;
  private final DataDirectory dataDirectory;

  public ClusterConnector(UrumiProperties properties, DataDirectory dataDirectory) {
    this.properties = properties;
    this.dataDirectory = dataDirectory;
  }

  public ClusterConnection open() {
    if (!properties.kubeconfig().isBlank()) {
      return real(kubeconfig());
    }
    Optional<KubernetesConnection> pod = KubernetesConnection.inCluster();
    if (pod.isPresent() && properties.context() != null) {
      throw new StartupException(
          "urumi.context is set, but there is no kubeconfig: without one, a process in a pod uses"
              + " the pod's own cluster.");
    }
    return pod.map(this::real).orElseGet(this::simulated);
  }

  private ClusterConnection simulated() {
    UrumiProperties.Simulation simulation = properties.simulation();
    CallFaults faultRate =
        SettingsConversion.convert(
            "urumi.simulation.fault-rate", () -> CallFaults.share(simulation.faultRate()));
    SimulatedCluster simulated =
        SimulatedCluster.open(
            SettingsConversion.convert(
                "urumi.simulation.*",
                () ->
                    SimulationSettings.defaults()
                        .withStateFolder(dataDirectory.simulation())
                        .withDelays(Delays.realistic().times(simulation.delayFactor()))
                        .withDemoFaults(simulation.demoFaults())
                        // Processes that share a cluster must not fail at the same calls.
                        .withSeed(ProcessHandle.current().pid())
                        .withJournal(simulation.journal())));
    simulated.faults().injectCallFaults(faultRate);
    return new ClusterConnection(
        new ClusterPorts(
            simulated.tenantSpace(),
            simulated.releases(),
            simulated.storefrontProbe(),
            new CachedCluster(simulated.cluster())),
        status(simulated.cluster()),
        Optional::empty,
        // All simulated clusters have the same identity.
        _ -> {},
        List.of(simulated));
  }

  private ClusterConnection real(KubernetesConnection connection) {
    Kubernetes kubernetes =
        Kubernetes.connect(
            SettingsConversion.convert(
                "urumi.kubernetes.* and urumi.ingress.*", () -> kubernetesSettings(connection)));
    HelmReleases releases;
    try {
      releases = helm(SettingsConversion.convert("urumi.helm.*", () -> helmSettings(connection)));
    } catch (RuntimeException failure) {
      ClusterConnection.close(kubernetes);
      throw failure;
    }
    return new ClusterConnection(
        new ClusterPorts(
            kubernetes.tenantSpace(),
            releases,
            kubernetes.storefrontProbe(),
            new CachedCluster(kubernetes.cluster())),
        status(kubernetes.cluster()),
        releases::ingressControllerNamespace,
        connection::requireIdentity,
        List.of(kubernetes, releases));
  }

  private static ClusterStatus status(Cluster cluster) {
    return Objects.requireNonNull(cluster.status().block(STATUS_TIMEOUT), "status");
  }

  private KubernetesConnection kubeconfig() {
    String text = properties.kubeconfig();
    try {
      return KubernetesConnection.open(KubernetesConnection.paths(text), properties.context());
    } catch (InvalidPathException invalid) {
      throw new StartupException(
          "KUBECONFIG is \"" + text + "\", which is not a valid path; set it to a kubeconfig file.",
          invalid);
    }
  }

  private KubernetesSettings kubernetesSettings(KubernetesConnection connection) {
    UrumiProperties.Kubernetes kubernetes = properties.kubernetes();
    return KubernetesSettings.of(connection)
        .withIngressAddress(properties.ingress().address())
        .withIngressCertificates(properties.ingress().caFile())
        .withStorefrontPath(kubernetes.storefrontPath())
        .withTimeouts(
            kubernetes.callTimeout(), kubernetes.operationTimeout(), kubernetes.probeTimeout())
        .withConcurrency(kubernetes.concurrency())
        .withForeignObjectsRemoved(
            kubernetes.foreignObjects() == UrumiProperties.Kubernetes.ForeignObjects.REMOVE)
        .withForeignObjectsInterval(kubernetes.foreignObjectsInterval())
        .withStoreAccess(kubernetes.storeRole(), kubernetes.serviceAccount());
  }

  private HelmReleases helm(HelmSettings settings) {
    return switch (properties.helm().implementation()) {
      case SDK -> HelmReleases.sdk(settings);
      case PROGRAM -> HelmReleases.program(settings, properties.helm().program());
    };
  }

  private HelmSettings helmSettings(KubernetesConnection connection) {
    UrumiProperties.Helm helm = properties.helm();
    return HelmSettings.of(connection)
        .withChart(helm.chart())
        .withOptions(chartOptions())
        .withTimeout(helm.timeout())
        .withConcurrency(helm.concurrency())
        .withWorkDirectory(
            helm.workDirectory() == null
                ? HelmSettings.defaultWorkDirectory()
                : helm.workDirectory().toAbsolutePath())
        .withLibraryDirectory(
            helm.libraryDirectory() == null ? null : helm.libraryDirectory().toAbsolutePath());
  }

  private ChartOptions chartOptions() {
    UrumiProperties.Images images = properties.images();
    return new ChartOptions(
        ImageReferences.parseImmutable(images.web(), images.pullPolicy(), images.allowTags()),
        ImageReferences.parseImmutable(images.database(), images.pullPolicy(), images.allowTags()),
        properties.ingress().className(),
        properties.ingress().controllerNamespace(),
        properties.ingress().controllerCidrs(),
        properties.stores().storageClass(),
        properties.helm().values());
  }
}
