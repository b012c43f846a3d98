package io.urumi.adapter.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Kubeconfigs for tests. */
final class Kubeconfigs {
  private Kubeconfigs() {}

  /** Of an API server at a port where nobody listens. */
  static Path ofNobody(Path folder) {
    return write(folder, named("https://127.0.0.1:1"));
  }

  /** A file with this text. */
  static Path write(Path folder, String text) {
    try {
      return Files.writeString(Files.createTempFile(folder, "kubeconfig", ".yaml"), text);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** The text of one whose server is this. */
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

  /** The other's text, so that it leads to a port of this machine instead. */
  static Path through(Path folder, Path original, int port) {
    try {
      String text = Files.readString(original);
      String server = Kubeconfig.read(original, null).client().getBasePath();
      return write(folder, text.replace(server, "https://127.0.0.1:" + port));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
