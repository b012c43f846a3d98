package io.urumi.adapter.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Kubeconfigs for tests. */
final class Kubeconfigs {
  private Kubeconfigs() {}

  /** For a server address and a token. */
  static Path write(Path file, String server, String token) {
    try {
      return Files.writeString(
          file,
          """
          apiVersion: v1
          kind: Config
          current-context: only
          clusters: [{name: only, cluster: {server: "%s", insecure-skip-tls-verify: true}}]
          users: [{name: only, user: {token: "%s"}}]
          contexts: [{name: only, context: {cluster: only, user: only}}]
          """
              .formatted(server, token));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** For an address without a server. */
  static Path unreachable(Path file) {
    return write(file, "https://127.0.0.1:1", "any");
  }

  /**
   * With the contexts {@code usual}, which is current, and {@code other}, both without a server.
   */
  static Path twoContexts(Path file) {
    try {
      return Files.writeString(
          file,
          """
          apiVersion: v1
          kind: Config
          current-context: usual
          clusters:
            - {name: usual, cluster: {server: "https://127.0.0.1:1"}}
            - {name: other, cluster: {server: "https://127.0.0.1:2"}}
          users: [{name: me, user: {token: me}}]
          contexts:
            - {name: usual, context: {cluster: usual, user: me}}
            - {name: other, context: {cluster: other, user: me}}
          """);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
