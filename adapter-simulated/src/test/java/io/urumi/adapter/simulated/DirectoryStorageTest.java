package io.urumi.adapter.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.adapter.simulated.state.DirectoryStorage;
import io.urumi.adapter.simulated.state.SimulatedNamespace;
import io.urumi.domain.lifecycle.GuardrailsFact;
import io.urumi.domain.lifecycle.NamespaceFact;
import io.urumi.domain.lifecycle.ReleaseFact;
import io.urumi.domain.lifecycle.StorefrontFact;
import io.urumi.domain.lifecycle.WorkloadFact;
import io.urumi.domain.store.Namespace;
import io.urumi.testkit.SettableClock;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

@Timeout(60)
class DirectoryStorageTest {
  private final SettableClock clock = SettableClock.at(Instant.parse("2026-01-01T00:00:00Z"));

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private SimulatedCluster open(Delays delays) {
    return SimulatedCluster.open(
        SimulationSettings.defaults().withStateFolder(folder).withClock(clock).withDelays(delays));
  }

  @Test
  void the_cluster_progresses_while_no_process_runs() {
    Delays pods = Delays.realistic().times(0.01);
    SimulatedStore before;
    try (SimulatedCluster first = open(pods)) {
      before = new SimulatedStore(first, "alpha");
      before.create();
      assertThat(before.view().web()).isInstanceOf(WorkloadFact.Progressing.class);
    }
    clock.advance(Duration.ofMinutes(1));

    try (SimulatedCluster second = open(pods)) {
      SimulatedStore after = new SimulatedStore(second, before.blueprint());
      assertThat(after.view().guardrails()).isEqualTo(new GuardrailsFact.Applied());
      assertThat(after.release()).isEqualTo(new ReleaseFact.Deployed(1, "0.1.0", true));
      assertThat(after.page()).isEqualTo(new StorefrontFact.Reachable());
      second.tenantSpace().deleteNamespace(after.blueprint()).block();
    }
    clock.advance(Duration.ofMinutes(1));

    try (SimulatedCluster third = open(pods)) {
      SimulatedStore after = new SimulatedStore(third, before.blueprint());
      assertThat(after.view().namespace()).isEqualTo(new NamespaceFact.Absent());
    }
  }

  @Test
  void a_process_that_ends_during_a_deployment_leaves_it_pending() {
    SimulatedStore before;
    try (SimulatedCluster first = open(Delays.none().withRelease(Duration.ofMinutes(10)))) {
      before = new SimulatedStore(first, "alpha");
      before.createNamespaceWithGuardrails();
      Flux<?> changes = first.tenantSpace().changes();
      StepVerifier.create(changes)
          .then(() -> first.releases().deploy(before.blueprint()).subscribe())
          .expectNextCount(1)
          .thenCancel()
          .verify();
    }

    try (SimulatedCluster second = open(Delays.none())) {
      SimulatedStore after = new SimulatedStore(second, before.blueprint());
      assertThat(after.release()).isEqualTo(new ReleaseFact.Pending(1, "pending-install"));
      assertThat(after.deploy()).isEqualTo(2);
      assertThat(after.revisions()).containsExactly("1 failed", "2 deployed");
    }
  }

  @Test
  void two_processes_share_the_state_and_receive_each_others_changes() {
    try (SimulatedCluster first = open(Delays.none());
        SimulatedCluster second = open(Delays.none())) {
      SimulatedStore here = new SimulatedStore(first, "alpha");
      StepVerifier.create(second.tenantSpace().changes())
          .then(() -> first.tenantSpace().createNamespace(here.blueprint()).block())
          .expectNext(here.blueprint().subdomain())
          .thenCancel()
          .verify(Duration.ofSeconds(20));

      SimulatedStore there = new SimulatedStore(second, here.blueprint());
      assertThat(there.view().namespace()).isEqualTo(new NamespaceFact.Active());
    }
  }

  @Test
  void no_change_is_lost_among_many_concurrent_ones() {
    Namespace namespace = new Namespace("store-alpha");
    try (DirectoryStorage first = new DirectoryStorage(folder);
        DirectoryStorage second = new DirectoryStorage(folder)) {
      first.change(
          namespace,
          _ -> SimulatedNamespace.create(namespace, "owner", List.of(), clock.instant()));

      Flux.range(0, 40)
          .flatMap(
              i ->
                  Mono.fromRunnable(
                          () -> (i % 2 == 0 ? first : second).change(namespace, this::raised))
                      .subscribeOn(Schedulers.boundedElastic()),
              8)
          .blockLast();

      assertThat(first.find(namespace)).extracting("version").isEqualTo(40L);
    }
  }

  @Test
  void a_change_waits_while_another_process_has_the_folders_lock() throws IOException {
    Namespace namespace = new Namespace("store-alpha");
    try (DirectoryStorage storage = new DirectoryStorage(folder);
        FileChannel file = FileChannel.open(folder.resolve(".lock"), StandardOpenOption.WRITE);
        FileLock _ = file.lock()) {
      // Within one process, the second attempt to lock a file fails instead of waiting.
      assertThatThrownBy(() -> storage.change(namespace, before -> before))
          .isInstanceOf(OverlappingFileLockException.class);
    }
  }

  private SimulatedNamespace raised(@Nullable SimulatedNamespace before) {
    return Objects.requireNonNull(before).nextVersion();
  }

  @Test
  void a_cancelled_call_does_not_harm_those_that_follow() {
    try (SimulatedCluster cluster = open(Delays.none())) {
      SimulatedStore store = new SimulatedStore(cluster, "alpha");
      store.createNamespaceWithGuardrails();
      for (int i = 0; i < 50; i++) {
        cluster.releases().deploy(store.blueprint()).subscribe().dispose();
      }

      store.deploy();

      assertThat(store.release()).isInstanceOf(ReleaseFact.Deployed.class);
    }
  }

  @Test
  void the_error_names_a_damaged_file() throws IOException {
    Files.writeString(folder.resolve("store-alpha.yaml"), "namespace: [");

    assertThatThrownBy(() -> open(Delays.none())).hasMessageContaining("store-alpha.yaml");
  }
}
