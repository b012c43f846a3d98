package io.urumi.port.model;

import java.util.Objects;

/**
 * @param name what people call it: the kubeconfig's context
 * @param simulated whether it is a stand-in and nothing in it is real
 * @param server address of the API server; what stands in for it when simulated
 * @param reachable whether it answered just now
 * @param version of the API server; empty when unknown
 * @param message a sentence for people
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
