package io.urumi.web.bootstrap;

import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.model.ClusterStatus;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cluster at hand, whichever adapter stands behind it.
 *
 * @param statusAtStart what it said when it was opened; its name and whether it is simulated never
 *     change
 * @param opened what has to be closed, in the order in which it was opened
 */
record ClusterConnection(
    ClusterPorts ports, ClusterStatus statusAtStart, List<AutoCloseable> opened)
    implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ClusterConnection.class);

  ClusterConnection {
    opened = List.copyOf(opened);
  }

  String name() {
    return statusAtStart.name();
  }

  @Override
  public void close() {
    opened.reversed().forEach(ClusterConnection::close);
  }

  /** Closes one part; one that cannot be closed must not keep the others open. */
  static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception stubborn) {
      log.warn("{} did not close: {}", part.getClass().getSimpleName(), stubborn.toString());
    }
  }
}
