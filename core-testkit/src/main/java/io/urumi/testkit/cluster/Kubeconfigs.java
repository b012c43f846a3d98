package io.urumi.testkit.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Kubeconfigs for tests. */
public final class Kubeconfigs {
  private Kubeconfigs() {}

  /** Writes a kubeconfig. */
  public static Path write(Path folder, String text) {
    try {
      return Files.writeString(Files.createTempFile(folder, "kubeconfig", ".yaml"), text);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** A kubeconfig of an API server at a port where nothing listens. */
  public static Path unreachable(Path folder) {
    return write(folder, of("https://127.0.0.1:1"));
  }

  /** Text of a kubeconfig with this server. */
  public static String of(String server) {
    return """
    apiVersion: v1
    kind: Config
    current-context: lab
    contexts: [{name: lab, context: {cluster: lab, user: admin}}]
    clusters: [{name: lab, cluster: {server: "%s"}}]
    users: [{name: admin, user: {token: none}}]
    """
        .formatted(server);
  }
}
