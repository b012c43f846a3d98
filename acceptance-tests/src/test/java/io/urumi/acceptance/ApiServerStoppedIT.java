package io.urumi.acceptance;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The API server itself is stopped, with no other test on the cluster running. */
@NeedsRealCluster
@Tag("exclusive")
class ApiServerStoppedIT {
  @Test
  void creations_wait_for_a_stopped_api_server_while_the_api_keeps_responding() throws Exception {
    ApiServerOutageIT.survives(Map.of(), ApiServerStoppedIT::stopApiServer, true);
  }

  /**
   * Requires that the API server's process runs on this machine. That of another cluster may too,
   * so a process is stopped to see whether it is the one.
   */
  private static AutoCloseable stopApiServer() {
    List<ProcessHandle> servers = apiServers();
    assumeFalse(servers.isEmpty(), "no API server's process is on this machine");
    for (ProcessHandle server : servers) {
      PausedProcesses paused = PausedProcesses.withChildren(server.pid());
      if (!RealCluster.connect().answers(Duration.ofSeconds(2))) {
        return paused;
      }
      paused.close();
    }
    return abort("the API server's process is not on this machine");
  }

  private static List<ProcessHandle> apiServers() {
    return ProcessHandle.allProcesses()
        .filter(process ->
            process
                .info()
                .commandLine()
                .filter(line -> line.matches(".*\\bkube(-| )apiserver\\b.*"))
                .isPresent())
        .toList();
  }
}
