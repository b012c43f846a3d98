package io.urumi.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Kubeconfigs for tests. */
final class Kubeconfigs {
  private Kubeconfigs() {}

  /** Writes a kubeconfig. */
  static Path write(Path folder, String text) {
    try {
      return Files.writeString(Files.createTempFile(folder, "kubeconfig", ".yaml"), text);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** Text of a kubeconfig with this server. */
  static String named(String server) {
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
