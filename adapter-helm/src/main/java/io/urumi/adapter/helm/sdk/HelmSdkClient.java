package io.urumi.adapter.helm.sdk;

import com.marcnuri.helm.HistoryCommand;
import com.marcnuri.helm.InstallCommand;
import com.marcnuri.helm.Release;
import com.marcnuri.helm.ReleaseHistory;
import com.marcnuri.helm.TemplateCommand;
import com.marcnuri.helm.UninstallCommand;
import com.marcnuri.helm.UpgradeCommand;
import com.marcnuri.helm.VersionCommand;
import com.marcnuri.helm.jni.HelmLib;
import io.urumi.adapter.helm.client.HelmClient;
import io.urumi.adapter.helm.failure.HelmException;
import io.urumi.adapter.helm.failure.HelmMessages;
import io.urumi.adapter.helm.record.ReleaseRecords;
import io.urumi.adapter.helm.workdir.TempDirectory;
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
public final class HelmSdkClient implements HelmClient {
  private static final Logger LOG = LoggerFactory.getLogger(HelmSdkClient.class);

  private final HelmLib helm;
  private final HelmKubeconfig kubeconfig;
  private final ReleaseRecords records;
  private final Path workDirectory;
  private final int timeoutSeconds;

  public HelmSdkClient(
      HelmLib helm,
      HelmKubeconfig kubeconfig,
      ReleaseRecords records,
      Path workDirectory,
      Duration timeout) {
    this.helm = helm;
    this.kubeconfig = kubeconfig;
    this.records = records;
    this.workDirectory = workDirectory;
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
  public List<Revision> history(String namespace) {
    try {
      return call(() ->
              new HistoryCommand(helm, RELEASE)
                  .withNamespace(namespace)
                  .withKubeConfig(kubeconfig.file())
                  .call())
          .stream()
          .map(HelmSdkClient::revision)
          .sorted(Comparator.comparingInt(Revision::number))
          .toList();
    } catch (HelmException failure) {
      if (HelmMessages.saysNoRelease(failure.text())) {
        return List.of();
      }
      throw failure;
    }
  }

  private static Revision revision(ReleaseHistory history) {
    String description = history.getDescription();
    return new Revision(
        history.getRevision(),
        history.getStatus(),
        history.getChart(),
        description == null ? "" : description);
  }

  @Override
  public int install(ReleaseSpec spec) {
    try (TempDirectory folder = TempDirectory.open(workDirectory)) {
      Path values = folder.write("values.yaml", spec.values());
      return number(
          call(() ->
              new InstallCommand(helm, spec.chart())
                  .withName(RELEASE)
                  .withNamespace(spec.namespace())
                  .withKubeConfig(kubeconfig.file())
                  .withValuesFile(values)
                  .withDescription(spec.description())
                  .withTimeout(timeoutSeconds)
                  .call()));
    }
  }

  @Override
  public int upgrade(ReleaseSpec spec) {
    int revision;
    try (TempDirectory folder = TempDirectory.open(workDirectory)) {
      Path values = folder.write("values.yaml", spec.values());
      revision =
          number(
              call(() ->
                  new UpgradeCommand(helm, spec.chart())
                      .withName(RELEASE)
                      .withNamespace(spec.namespace())
                      .withKubeConfig(kubeconfig.file())
                      .withValuesFile(values)
                      .resetValues()
                      .withDescription(spec.description())
                      .withTimeout(timeoutSeconds)
                      .call()));
    }
    prune(spec.namespace());
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
  public String template(ReleaseSpec spec, String kubernetesVersion) {
    try (TempDirectory folder = TempDirectory.open(workDirectory)) {
      Path values = folder.write("values.yaml", spec.values());
      return call(() ->
          new TemplateCommand(helm, spec.chart())
              .withName(RELEASE)
              .withNamespace(spec.namespace())
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
