package io.urumi.kubernetes.connection;

import io.urumi.kubernetes.KubeconfigException;
import io.urumi.kubernetes.credentials.Credentials;
import io.urumi.kubernetes.credentials.CredentialsException;
import io.urumi.kubernetes.credentials.CredentialsSource;
import io.urumi.kubernetes.credentials.TokenFile;
import io.urumi.kubernetes.kubeconfig.KubeconfigEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The ServiceAccount of the pod that this process runs in: the API server's address from the
 * environment, and the token, which Kubernetes renews, and the certificate authority from files.
 *
 * @param server address of the API server
 * @param directory of the files
 */
record ServiceAccountMount(String server, Path directory) implements CredentialsSource {
  /** Where Kubernetes mounts the files. */
  static final Path DIRECTORY = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

  /** Name of the connection, as there is no context. */
  static final String NAME = "in-cluster";

  private static final Duration MAX_AGE = Duration.ofSeconds(10);

  /** Empty outside a pod, and in a pod without a mounted token. */
  static Optional<ServiceAccountMount> find(Map<String, String> environment, Path directory) {
    String host = environment.getOrDefault("KUBERNETES_SERVICE_HOST", "");
    String port = environment.getOrDefault("KUBERNETES_SERVICE_PORT", "");
    if (host.isBlank() || port.isBlank() || !Files.exists(directory.resolve("token"))) {
      return Optional.empty();
    }
    String literal = host.contains(":") ? "[" + host + "]" : host;
    return Optional.of(new ServiceAccountMount("https://" + literal + ":" + port, directory));
  }

  /** The cluster as a kubeconfig would describe it. */
  KubeconfigEntry cluster() {
    Path authority = directory.resolve("ca.crt");
    if (!Files.exists(authority)) {
      throw new KubeconfigException(
          "This pod's ServiceAccount has a token but no ca.crt in " + directory + ".");
    }
    return KubeconfigEntry.of(
        "the pod's ServiceAccount",
        authority,
        Map.of("server", server, "certificate-authority", authority.toString()));
  }

  @Override
  public Credentials load() throws CredentialsException {
    return new Credentials(TokenFile.read(directory.resolve("token")), null, null, null);
  }

  @Override
  public boolean changes() {
    return true;
  }

  @Override
  public Duration maxAge() {
    return MAX_AGE;
  }
}
