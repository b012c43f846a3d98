package io.urumi.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The API server itself is stopped, with no other test on the cluster running. */
@NeedsRealCluster
@ResourceLock(value = RealCluster.API_SERVER, mode = ResourceAccessMode.READ_WRITE)
class ApiServerStoppedIT {
  @Test
  void creations_wait_for_a_stopped_api_server_while_the_api_keeps_responding() throws Exception {
    ApiServerOutageIT.survives(Map.of(), ApiServerStoppedIT::stopApiServer, true);
  }

  /** Requires that the API server's process runs on this machine. */
  private static AutoCloseable stopApiServer() {
    Optional<ProcessHandle> server =
        ProcessHandle.allProcesses()
            .filter(process ->
                process
                    .info()
                    .commandLine()
                    .filter(line -> line.matches(".*\\bkube(-| )apiserver\\b.*"))
                    .isPresent())
            .findFirst();
    assumeTrue(server.isPresent(), "the API server's process is not on this machine");
    return PausedProcesses.withChildren(server.orElseThrow().pid());
  }
}
