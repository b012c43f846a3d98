package io.urumi.adapter.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.lifecycle.NamespaceFact;
import io.urumi.domain.store.Subdomain;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class KilledProcessIT {
  @Test
  void a_process_that_is_killed_during_its_work_leaves_a_readable_state(@TempDir Path folder)
      throws IOException, InterruptedException {
    Process busy =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    StoreCreatingProcess.class.getName(),
                    folder.toString()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (SimulatedCluster observer = open(folder)) {
      Subdomain seen =
          observer.tenantSpace().changes().skip(100).blockFirst(Duration.ofSeconds(90));
      assertThat(seen).isNotNull();
    } finally {
      busy.destroyForcibly().waitFor();
    }
    assertThat(busy.exitValue()).isEqualTo(137);

    try (SimulatedCluster after = open(folder)) {
      SimulatedStore next = new SimulatedStore(after, "next");
      next.create();
      assertThat(next.view().namespace()).isEqualTo(new NamespaceFact.Active());
    }
  }

  private static SimulatedCluster open(Path folder) {
    return SimulatedCluster.open(
        SimulationSettings.defaults().withStateFolder(folder).withDelays(Delays.none()));
  }
}
