package io.urumi.web.bootstrap;

import io.urumi.adapter.helm.ChartOptions;
import io.urumi.adapter.helm.HelmReleases;
import io.urumi.adapter.helm.HelmSettings;
import io.urumi.adapter.k8s.Kubernetes;
import io.urumi.adapter.k8s.KubernetesSettings;
import io.urumi.adapter.simulated.CallTrouble;
import io.urumi.adapter.simulated.Delays;
import io.urumi.adapter.simulated.SimulatedCluster;
import io.urumi.adapter.simulated.SimulationSettings;
import io.urumi.port.driven.cluster.Cluster;
import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.model.ClusterStatus;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** Opens the cluster that the settings name: a real one by its kubeconfig, or the simulated one. */
final class ClusterConnector {
  private static final Duration STATUS_PATIENCE = Duration.ofSeconds(20);

  private final UrumiProperties properties;
  private final Home home;

  ClusterConnector(UrumiProperties properties, Home home) {
    this.properties = properties;
    this.home = home;
  }

  ClusterConnection open() {
    return properties.kubeconfig().isBlank() ? simulated() : real();
  }

  private ClusterConnection simulated() {
    UrumiProperties.Simulation set = properties.simulation();
    CallTrouble faultRate =
        Settings.read("urumi.simulation.fault-rate", () -> CallTrouble.share(set.faultRate()));
    SimulatedCluster simulated =
        SimulatedCluster.open(
            Settings.read(
                "urumi.simulation.*",
                () ->
                    SimulationSettings.defaults()
                        .withStateFolder(home.simulation())
                        .withDelays(Delays.realistic().times(set.delayFactor()))
                        .withDemoFaults(set.demoFaults())
                        // Processes that share the world must not have their trouble in step.
                        .withSeed(ProcessHandle.current().pid())
                        .withJournal(set.journal())));
    simulated.faults().calls(faultRate);
    return new ClusterConnection(
        new ClusterPorts(
            simulated.tenantSpace(),
            simulated.releases(),
            simulated.storefrontProbe(),
            simulated.cluster()),
        status(simulated.cluster()),
        List.of(simulated));
  }

  private ClusterConnection real() {
    Path kubeconfig = kubeconfig();
    Kubernetes kubernetes =
        Kubernetes.connect(
            Settings.read(
                "urumi.kubernetes.* and urumi.ingress.*", () -> kubernetesSettings(kubeconfig)));
    HelmReleases releases;
    try {
      releases = helm(Settings.read("urumi.helm.*", () -> helmSettings(kubeconfig)));
    } catch (RuntimeException unusable) {
      ClusterConnection.close(kubernetes);
      throw unusable;
    }
    return new ClusterConnection(
        new ClusterPorts(
            kubernetes.tenantSpace(), releases, kubernetes.storefrontProbe(), kubernetes.cluster()),
        status(kubernetes.cluster()),
        List.of(kubernetes, releases));
  }

  private static ClusterStatus status(Cluster cluster) {
    return Objects.requireNonNull(cluster.status().block(STATUS_PATIENCE), "status");
  }

  private Path kubeconfig() {
    String text = properties.kubeconfig();
    if (text.contains(File.pathSeparator)) {
      throw new StartRefusedException(
          "KUBECONFIG names several files ("
              + text
              + "); name one, for example made by \"kubectl config view --flatten --raw\".");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException unusable) {
      throw new StartRefusedException("KUBECONFIG is no path: " + text + ".", unusable);
    }
  }

  private KubernetesSettings kubernetesSettings(Path kubeconfig) {
    UrumiProperties.Kubernetes set = properties.kubernetes();
    return KubernetesSettings.of(kubeconfig)
        .withContext(properties.context())
        .withIngressAddress(properties.ingress().address())
        .withStorefrontPath(set.storefrontPath())
        .withTimeouts(set.callTimeout(), set.operationTimeout(), set.probeTimeout())
        .withConcurrency(set.concurrency());
  }

  private HelmReleases helm(HelmSettings settings) {
    return switch (properties.helm().implementation()) {
      case SDK -> HelmReleases.sdk(settings);
      case PROGRAM -> HelmReleases.program(settings, properties.helm().program());
    };
  }

  private HelmSettings helmSettings(Path kubeconfig) {
    UrumiProperties.Helm set = properties.helm();
    return new HelmSettings(
        kubeconfig,
        properties.context(),
        set.chart(),
        chartOptions(),
        set.timeout(),
        set.concurrency());
  }

  private ChartOptions chartOptions() {
    UrumiProperties.Images images = properties.images();
    return new ChartOptions(
        ImageReferences.parse(images.web(), images.pullPolicy()),
        ImageReferences.parse(images.database(), images.pullPolicy()),
        properties.ingress().className(),
        properties.ingress().controllerNamespace(),
        properties.stores().storageClass(),
        properties.helm().values());
  }
}
