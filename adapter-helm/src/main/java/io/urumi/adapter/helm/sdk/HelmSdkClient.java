package io.urumi.adapter.helm.sdk;

import com.marcnuri.helm.InstallCommand;
import com.marcnuri.helm.Release;
import com.marcnuri.helm.TemplateCommand;
import com.marcnuri.helm.UpgradeCommand;
import com.marcnuri.helm.VersionCommand;
import com.marcnuri.helm.jni.HelmLib;
import io.urumi.adapter.helm.client.AuthenticatedCalls;
import io.urumi.adapter.helm.client.HelmClient;
import io.urumi.adapter.helm.failure.HelmException;
import io.urumi.adapter.helm.record.ReleaseRecords;
import io.urumi.adapter.helm.workdir.TempDirectory;
import io.urumi.kubernetes.ApiRequestException;
import io.urumi.kubernetes.connection.KubernetesConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Helm 3 in this process. The SDK cannot limit the number of revisions, so that this class deletes
 * the oldest records.
 *
 * <p>The kubeconfig is always passed as a file: some commands of the SDK ignore its contents.
 */
public final class HelmSdkClient implements HelmClient {
  private static final Logger LOG = LoggerFactory.getLogger(HelmSdkClient.class);

  private final HelmLib helm;
  private final AuthenticatedCalls authenticated;
  private final ReleaseRecords records;
  private final Path workDirectory;
  private final int timeoutSeconds;

  public HelmSdkClient(
      HelmLib helm,
      KubernetesConnection connection,
      ReleaseRecords records,
      Path workDirectory,
      Duration timeout) {
    this.helm = helm;
    this.authenticated = new AuthenticatedCalls(connection, workDirectory);
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
  public int install(ReleaseSpec spec) {
    return authenticated.call((kubeconfig, directory) -> {
      Path values = directory.write("values.yaml", spec.values());
      return number(
          call(() ->
              new InstallCommand(helm, spec.chart())
                  .withName(RELEASE)
                  .withNamespace(spec.namespace())
                  .withKubeConfig(kubeconfig)
                  .withValuesFile(values)
                  .withDescription(spec.description())
                  .withTimeout(timeoutSeconds)
                  .disableOpenApiValidation()
                  .call()));
    });
  }

  @Override
  public int upgrade(ReleaseSpec spec) {
    int revision =
        authenticated.call((kubeconfig, directory) -> {
          Path values = directory.write("values.yaml", spec.values());
          return number(
              call(() ->
                  new UpgradeCommand(helm, spec.chart())
                      .withName(RELEASE)
                      .withNamespace(spec.namespace())
                      .withKubeConfig(kubeconfig)
                      .withValuesFile(values)
                      .resetValues()
                      .withDescription(spec.description())
                      .withTimeout(timeoutSeconds)
                      .disableOpenApiValidation()
                      .call()));
        });
    prune(spec.namespace());
    return revision;
  }

  private void prune(String namespace) {
    try {
      records.prune(namespace, HISTORY_LIMIT);
    } catch (HelmException | ApiRequestException kept) {
      // The release is deployed nevertheless, and the next upgrade tries again.
      LOG.warn("Old revisions of the release in {} are kept: {}", namespace, kept.getMessage());
    }
  }

  /**
   * The SDK has no parameter for the cluster here, and uses the process's default cluster for
   * {@code lookup} in a template: a chart that is rendered by this method must not use it.
   */
  @Override
  public String template(ReleaseSpec spec, String kubernetesVersion) {
    try (TempDirectory directory = TempDirectory.open(workDirectory)) {
      Path values = directory.write("values.yaml", spec.values());
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
  public void close() {
    // The library stays loaded, because Go cannot be unloaded.
  }

  private static int number(Release release) {
    return Integer.parseInt(release.getRevision());
  }

  /** The SDK reports all its failures as a text in one type of exception. */
  private static <T> T call(Supplier<T> command) {
    if (Thread.currentThread().isInterrupted()) {
      throw new HelmException("interrupted before the next call of Helm");
    }
    try {
      return command.get();
    } catch (IllegalStateException failure) {
      String text = failure.getMessage();
      throw new HelmException(text == null ? failure.toString() : text, failure);
    }
  }
}
