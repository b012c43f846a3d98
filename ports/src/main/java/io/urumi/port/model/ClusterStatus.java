package io.urumi.port.model;

import java.util.Objects;

/**
 * @param name name of the kubeconfig's context
 * @param simulated whether it is simulated and nothing in it is real
 * @param server address of the API server, or a label when simulated
 * @param reachable whether it answered this request
 * @param version of the API server; empty when unknown
 * @param message a sentence for users
 */
public record ClusterStatus(
    String name,
    boolean simulated,
    String server,
    boolean reachable,
    String version,
    String message) {
  public ClusterStatus {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(server, "server");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(message, "message");
  }
}
