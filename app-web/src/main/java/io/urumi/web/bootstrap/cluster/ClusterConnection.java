package io.urumi.web.bootstrap.cluster;

import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.model.ClusterIdentity;
import io.urumi.port.model.ClusterStatus;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ports of the connected cluster, real or simulated.
 *
 * @param statusAtStart status when the connection was opened; its name and whether it is simulated
 *     never change
 * @param ingressNamespace the namespace of the ingress controller, as far as it is known
 * @param identityCheck blocks requests to any cluster other than the expected one
 * @param opened resources to close, in the order in which they were opened
 */
public record ClusterConnection(
    ClusterPorts ports,
    ClusterStatus statusAtStart,
    Supplier<Optional<String>> ingressNamespace,
    Consumer<Consumer<String>> identityCheck,
    List<AutoCloseable> opened)
    implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ClusterConnection.class);

  public ClusterConnection {
    opened = List.copyOf(opened);
  }

  public String name() {
    return statusAtStart.name();
  }

  /** The identity of the cluster; without a UID while the cluster does not respond. */
  public ClusterIdentity identity() {
    return Objects.requireNonNull(ports.cluster().identity().block(), "identity");
  }

  /**
   * From now on, no request is sent before the identity of the cluster that responds is accepted.
   *
   * @param expectation receives the UID; throws when it is not the expected one
   */
  public void requireIdentity(Consumer<String> expectation) {
    identityCheck.accept(expectation);
  }

  @Override
  public void close() {
    opened.reversed().forEach(ClusterConnection::close);
  }

  /** Closes one resource; a failure must not keep the others open. */
  static void close(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception failure) {
      log.warn(
          "{} could not be closed: {}", resource.getClass().getSimpleName(), failure.toString());
    }
  }
}
