package io.urumi.adapter.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.urumi.domain.lifecycle.GuardrailsFact;
import io.urumi.domain.lifecycle.NamespaceFact;
import io.urumi.domain.lifecycle.ReleaseFact;
import io.urumi.domain.lifecycle.StorefrontFact;
import io.urumi.domain.lifecycle.WorkloadFact;
import io.urumi.domain.store.Namespace;
import io.urumi.testkit.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
class FolderSpacesTest {
  private final SettableClock clock = SettableClock.at(Instant.parse("2026-01-01T00:00:00Z"));

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private SimulatedCluster open(Delays delays) {
    return SimulatedCluster.open(
        SimulationSettings.defaults().withStateFolder(folder).withClock(clock).withDelays(delays));
  }

  @Test
  void the_world_goes_on_while_no_process_looks_at_it() {
    Delays pods = Delays.realistic().times(0.01);
    Platform before;
    try (SimulatedCluster first = open(pods)) {
      before = new Platform(first, "alpha");
      before.build();
      assertThat(before.view().web()).isInstanceOf(WorkloadFact.Progressing.class);
    }
    clock.advance(Duration.ofMinutes(1));

    try (SimulatedCluster second = open(pods)) {
      Platform after = new Platform(second, before.blueprint());
      assertThat(after.view().guardrails()).isEqualTo(new GuardrailsFact.Applied());
      assertThat(after.release()).isEqualTo(new ReleaseFact.Deployed(1, "0.1.0", true));
      assertThat(after.page()).isEqualTo(new StorefrontFact.Reachable());
      second.tenantSpace().deleteNamespace(after.blueprint()).block();
    }
    clock.advance(Duration.ofMinutes(1));

    try (SimulatedCluster third = open(pods)) {
      Platform after = new Platform(third, before.blueprint());
      assertThat(after.view().namespace()).isEqualTo(new NamespaceFact.Absent());
    }
  }

  @Test
  void a_process_that_ends_within_a_deployment_leaves_it_pending() {
    Platform before;
    try (SimulatedCluster first = open(slowRelease())) {
      before = new Platform(first, "alpha");
      before.wall();
      Flux<?> changes = first.tenantSpace().changes();
      StepVerifier.create(changes)
          .then(() -> first.releases().deploy(before.blueprint()).subscribe())
          .expectNextCount(1)
          .thenCancel()
          .verify();
    }

    try (SimulatedCluster second = open(Delays.none())) {
      Platform after = new Platform(second, before.blueprint());
      assertThat(after.release()).isEqualTo(new ReleaseFact.Pending(1, "pending-install"));
      assertThat(after.deploy()).isEqualTo(2);
      assertThat(after.revisions()).containsExactly("1 failed", "2 deployed");
    }
  }

  private static Delays slowRelease() {
    Delays none = Delays.none();
    return new Delays(
        none.namespace(),
        none.guardrails(),
        none.credentials(),
        Duration.ofMinutes(10),
        none.database(),
        none.web(),
        none.ingress(),
        none.trouble(),
        none.deletion());
  }

  @Test
  void two_processes_share_a_world_and_hear_of_each_others_changes() {
    try (SimulatedCluster first = open(Delays.none());
        SimulatedCluster second = open(Delays.none())) {
      Platform here = new Platform(first, "alpha");
      StepVerifier.create(second.tenantSpace().changes())
          .then(() -> first.tenantSpace().createNamespace(here.blueprint()).block())
          .expectNext(here.blueprint().subdomain())
          .thenCancel()
          .verify(Duration.ofSeconds(20));

      Platform there = new Platform(second, here.blueprint());
      assertThat(there.view().namespace()).isEqualTo(new NamespaceFact.Active());
    }
  }

  @Test
  void no_change_is_lost_among_many_at_once() {
    Namespace namespace = new Namespace("store-alpha");
    try (FolderSpaces first = new FolderSpaces(folder);
        FolderSpaces second = new FolderSpaces(folder)) {
      first.change(namespace, _ -> Space.create(namespace, "owner", List.of(), clock.instant()));

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

  private Space raised(@Nullable Space before) {
    return Objects.requireNonNull(before).nextVersion();
  }

  @Test
  void a_call_that_nobody_waits_for_any_more_does_no_harm_to_those_that_follow() {
    try (SimulatedCluster cluster = open(Delays.none())) {
      Platform store = new Platform(cluster, "alpha");
      store.wall();
      for (int i = 0; i < 50; i++) {
        cluster.releases().deploy(store.blueprint()).subscribe().dispose();
      }

      store.deploy();

      assertThat(store.release()).isInstanceOf(ReleaseFact.Deployed.class);
    }
  }

  @Test
  void a_file_that_is_damaged_is_named() throws IOException {
    Files.writeString(folder.resolve("store-alpha.yaml"), "namespace: [");

    assertThatThrownBy(() -> open(Delays.none())).hasMessageContaining("store-alpha.yaml");
  }
}
