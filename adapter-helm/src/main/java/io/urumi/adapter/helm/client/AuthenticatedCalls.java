package io.urumi.adapter.helm.client;

import io.urumi.adapter.helm.failure.HelmException;
import io.urumi.adapter.helm.failure.HelmMessages;
import io.urumi.adapter.helm.failure.RejectedCredentialsException;
import io.urumi.adapter.helm.workdir.TempDirectory;
import io.urumi.kubernetes.connection.KubernetesConnection;
import java.nio.file.Path;

/**
 * Runs each call of Helm with a kubeconfig of its own, which contains one cluster and the current
 * credentials. Only the account of this process can read the file, and it is deleted after the
 * call. Helm sends its own requests, so the identity of the cluster is checked before each call.
 */
public final class AuthenticatedCalls {
  private final KubernetesConnection connection;
  private final Path workDirectory;

  public AuthenticatedCalls(KubernetesConnection connection, Path workDirectory) {
    this.connection = connection;
    this.workDirectory = workDirectory;
  }

  /** A call of Helm. */
  @FunctionalInterface
  public interface Call<T> {
    /**
     * @param kubeconfig to pass to Helm
     * @param directory for the call's other files
     */
    T with(Path kubeconfig, TempDirectory directory);
  }

  /**
   * Runs a call.
   *
   * @throws RejectedCredentialsException when the API server did not accept the credentials
   * @throws io.urumi.kubernetes.ApiRequestException when there are no credentials, or when another
   *     cluster than that of the stores responds
   */
  public <T> T call(Call<T> call) {
    connection.checkIdentity();
    KubernetesConnection.ProgramAccess access = connection.programAccess();
    try (TempDirectory directory = TempDirectory.open(workDirectory)) {
      return call.with(directory.write("kubeconfig", access.kubeconfig()), directory);
    } catch (HelmException failure) {
      if (HelmMessages.isUnauthorized(failure.text())) {
        throw new RejectedCredentialsException(failure, connection.rejected(access.credentials()));
      }
      throw failure;
    }
  }
}
