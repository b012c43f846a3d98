package io.urumi.adapter.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.release.DeployedRelease;
import io.urumi.port.driven.cluster.StoreBlueprint;
import io.urumi.port.driven.lease.Lease;
import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.testkit.StoreFixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

class CallJournalTest {
  @TempDir Path folder = Path.of("");

  private final StoreBlueprint store = StoreFixtures.blueprint("alpha");

  private SimulatedCluster open() {
    return SimulatedCluster.open(
        SimulationSettings.defaults().withDelays(Delays.none()).withJournal(folder));
  }

  private List<String> lines() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return Files.readAllLines(files.findFirst().orElseThrow());
    }
  }

  private <T> Mono<T> held(Mono<T> call) {
    Lease lease = new Lease(store.id(), new ReplicaId("one"), 7, Instant.EPOCH);
    return call.contextWrite(context -> context.put(Lease.class, lease));
  }

  @Test
  void a_change_is_recorded_with_its_lease_at_its_start_and_at_its_end() throws IOException {
    try (SimulatedCluster cluster = open()) {
      held(cluster.tenantSpace().createNamespace(store)).block();
    }

    assertThat(lines()).hasSize(2);
    assertThat(lines().get(0)).endsWith("\tbegin\t1\tstore-alpha\tone\t7\tcreateNamespace\t-");
    assertThat(lines().get(1)).endsWith("\tend\t1\tstore-alpha\tone\t7\tcreateNamespace\tdone");
  }

  @Test
  void every_kind_of_change_is_recorded_and_no_read() throws IOException {
    try (SimulatedCluster cluster = open()) {
      held(cluster.tenantSpace().createNamespace(store)).block();
      held(cluster.tenantSpace().bindRole(store)).block();
      String manifests = held(cluster.releases().renderGuardrails(store)).block();
      held(cluster.tenantSpace().applyGuardrails(store, String.valueOf(manifests))).block();
      held(cluster.tenantSpace().createCredentials(store)).block();
      held(cluster.releases().deploy(store)).block();
      held(cluster.tenantSpace().observe(store)).block();
      held(cluster.releases().status(store)).block();
      held(cluster.tenantSpace().recreateFailingPods(store)).block();
      held(cluster.tenantSpace().deleteNamespace(store)).block();
    }

    assertThat(lines().stream().filter(line -> line.contains("\tbegin\t")))
        .extracting(line -> line.split("\t")[6])
        .containsExactly(
            "createNamespace",
            "bindRole",
            "applyGuardrails",
            "createCredentials",
            "deploy",
            "recreateFailingPods",
            "deleteNamespace");
  }

  @Test
  void a_repair_is_recorded_as_a_deployment_and_a_call_that_is_given_up_as_such()
      throws IOException {
    DeployedRelease kept = new DeployedRelease("0.1.0", "shop/web:1", "shop/db:1", "digest");
    try (SimulatedCluster cluster = open()) {
      cluster.tenantSpace().createNamespace(store).block();
      cluster.releases().redeploy(store, kept).block();
      cluster.faults().injectCallFaults(new CallFaults(0, 1, 0));
      cluster.tenantSpace().deleteNamespace(store).subscribe().dispose();
    }

    assertThat(lines().get(3)).endsWith("\tdeploy\tdone");
    assertThat(lines().getLast()).endsWith("\tdeleteNamespace\tgiven-up");
  }

  @Test
  void a_failed_call_is_recorded_as_failed_and_a_call_without_a_lease_as_such() throws IOException {
    try (SimulatedCluster cluster = open()) {
      cluster.faults().inject(Fault.API_UNREACHABLE);
      cluster.tenantSpace().createNamespace(store).onErrorComplete().block();
    }

    assertThat(lines().getLast()).endsWith("\tstore-alpha\t-\t-\tcreateNamespace\tfailed");
  }
}
