package io.urumi.adapter.helm;

import com.marcnuri.helm.HistoryCommand;
import com.marcnuri.helm.InstallCommand;
import com.marcnuri.helm.Release;
import com.marcnuri.helm.ReleaseHistory;
import com.marcnuri.helm.TemplateCommand;
import com.marcnuri.helm.UninstallCommand;
import com.marcnuri.helm.UpgradeCommand;
import com.marcnuri.helm.VersionCommand;
import com.marcnuri.helm.jni.HelmLib;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Helm 3 inside this process. The SDK has no limit for the history: it is kept by deleting Helm's
 * own records.
 *
 * <p>The kubeconfig is always given as a file: given as contents, the SDK forgets it in places.
 */
final class HelmSdkClient implements HelmClient {
  private static final Logger LOG = LoggerFactory.getLogger(HelmSdkClient.class);

  private final HelmLib helm;
  private final Kubeconfig kubeconfig;
  private final ReleaseRecords records;
  private final Path workFolder;
  private final int timeoutSeconds;

  HelmSdkClient(
      HelmLib helm,
      Kubeconfig kubeconfig,
      ReleaseRecords records,
      Path workFolder,
      Duration timeout) {
    this.helm = helm;
    this.kubeconfig = kubeconfig;
    this.records = records;
    this.workFolder = workFolder;
    this.timeoutSeconds = (int) Math.max(1, timeout.toSeconds());
  }

  @Override
  public String implementation() {
    return "sdk";
  }

  @Override
  public String version() {
    return call(() -> new VersionCommand(helm).call());
  }

  @Override
  public List<RevisionRecord> history(String namespace) {
    try {
      return call(() ->
              new HistoryCommand(helm, RELEASE)
                  .withNamespace(namespace)
                  .withKubeConfig(kubeconfig.file())
                  .call())
          .stream()
          .map(HelmSdkClient::revision)
          .sorted(Comparator.comparingInt(RevisionRecord::number))
          .toList();
    } catch (HelmException failure) {
      if (HelmTexts.saysNoRelease(failure.text())) {
        return List.of();
      }
      throw failure;
    }
  }

  private static RevisionRecord revision(ReleaseHistory history) {
    String description = history.getDescription();
    return new RevisionRecord(
        history.getRevision(),
        history.getStatus(),
        history.getChart(),
        description == null ? "" : description);
  }

  @Override
  public int install(Order order) {
    try (CallFolder folder = CallFolder.open(workFolder)) {
      Path values = folder.write("values.yaml", order.values());
      return number(
          call(() ->
              new InstallCommand(helm, order.chart())
                  .withName(RELEASE)
                  .withNamespace(order.namespace())
                  .withKubeConfig(kubeconfig.file())
                  .withValuesFile(values)
                  .withDescription(order.description())
                  .withTimeout(timeoutSeconds)
                  .call()));
    }
  }

  @Override
  public int upgrade(Order order) {
    int revision;
    try (CallFolder folder = CallFolder.open(workFolder)) {
      Path values = folder.write("values.yaml", order.values());
      revision =
          number(
              call(() ->
                  new UpgradeCommand(helm, order.chart())
                      .withName(RELEASE)
                      .withNamespace(order.namespace())
                      .withKubeConfig(kubeconfig.file())
                      .withValuesFile(values)
                      .resetValues()
                      .withDescription(order.description())
                      .withTimeout(timeoutSeconds)
                      .call()));
    }
    prune(order.namespace());
    return revision;
  }

  private void prune(String namespace) {
    try {
      records.prune(namespace, HISTORY_LIMIT);
    } catch (HelmException kept) {
      // The release is deployed all the same, and the next upgrade tries again.
      LOG.warn("Old revisions of the release in {} are kept: {}", namespace, kept.text());
    }
  }

  /**
   * The SDK cannot be told a cluster here, and takes the process's own default one when a template
   * looks something up: what is rendered must not do so.
   */
  @Override
  public String template(Order order, String kubernetesVersion) {
    try (CallFolder folder = CallFolder.open(workFolder)) {
      Path values = folder.write("values.yaml", order.values());
      return call(() ->
          new TemplateCommand(helm, order.chart())
              .withName(RELEASE)
              .withNamespace(order.namespace())
              .withValuesFile(values)
              .withKubeVersion(kubernetesVersion)
              .call());
    }
  }

  @Override
  public void uninstall(String namespace) {
    call(() ->
        new UninstallCommand(helm, RELEASE)
            .withNamespace(namespace)
            .withKubeConfig(kubeconfig.file())
            .ignoreNotFound()
            .call());
  }

  @Override
  public void close() {
    // The library stays loaded: Go cannot be unloaded.
  }

  private static int number(Release release) {
    return Integer.parseInt(release.getRevision());
  }

  /** The SDK tells all its failures by a text in one kind of exception. */
  private static <T> T call(Supplier<T> command) {
    if (Thread.currentThread().isInterrupted()) {
      throw new HelmException("stopped before the next call of Helm");
    }
    try {
      return command.get();
    } catch (IllegalStateException failure) {
      String text = failure.getMessage();
      throw new HelmException(text == null ? failure.toString() : text, failure);
    }
  }
}
