package io.urumi.adapter.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.urumi.domain.failure.FailureCode;
import io.urumi.domain.lifecycle.CredentialsFact;
import io.urumi.domain.lifecycle.GuardrailsFact;
import io.urumi.domain.lifecycle.NamespaceFact;
import io.urumi.domain.lifecycle.ReleaseFact;
import io.urumi.domain.lifecycle.StorefrontFact;
import io.urumi.domain.lifecycle.WorkloadFact;
import io.urumi.testkit.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

/** Calls take no time here, and pods start by a clock that only the tests advance. */
@Timeout(30)
class SimulatedStateTest {
  private final SettableClock clock = SettableClock.at(Instant.parse("2026-01-01T00:00:00Z"));
  private final SimulatedCluster cluster =
      SimulatedCluster.open(SimulationSettings.defaults().withDelays(onlyPods()).withClock(clock));
  private final SimulatedStore alpha = new SimulatedStore(cluster, "alpha");

  private static Delays onlyPods() {
    return Delays.realistic()
        .withNamespace(Duration.ZERO)
        .withRoleBinding(Duration.ZERO)
        .withGuardrails(Duration.ZERO)
        .withCredentials(Duration.ZERO)
        .withRelease(Duration.ZERO);
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  @Test
  void a_new_cluster_has_neither_namespace_nor_release() {
    assertThat(alpha.view().namespace()).isEqualTo(new NamespaceFact.Absent());
    assertThat(alpha.view().guardrails()).isEqualTo(new GuardrailsFact.NotApplied(List.of()));
    assertThat(alpha.view().credentials()).isEqualTo(new CredentialsFact.Absent());
    assertThat(alpha.view().database()).isEqualTo(new WorkloadFact.Absent());
    assertThat(alpha.view().web()).isEqualTo(new WorkloadFact.Absent());
    assertThat(alpha.release()).isEqualTo(new ReleaseFact.Absent());
    assertThat(SimulatedStore.code(alpha.page())).isEqualTo(FailureCode.STOREFRONT_UNREACHABLE);
  }

  @Test
  void a_namespace_that_exists_is_not_replaced_by_another_one() {
    alpha.createNamespaceWithGuardrails();

    cluster.tampering().createNamespace(alpha.namespace(), "another user");

    assertThat(alpha.view().namespace()).isEqualTo(new NamespaceFact.Active());
    assertThat(alpha.view().credentials()).isEqualTo(new CredentialsFact.Present());
  }

  @Test
  void a_namespace_whose_deletion_ended_while_no_process_ran_is_removed_at_the_next_start(
      @TempDir Path folder) {
    SimulationSettings settings =
        SimulationSettings.defaults().withStateFolder(folder).withClock(clock);
    try (SimulatedCluster killed = SimulatedCluster.open(settings)) {
      SimulatedStore store = new SimulatedStore(killed, "left");
      store.create();
      killed.tenantSpace().deleteNamespace(store.blueprint()).block();
    }
    assertThat(folder.resolve("store-left.yaml")).exists();
    clock.advance(Duration.ofMinutes(1));

    try (SimulatedCluster _ = SimulatedCluster.open(settings)) {
      Flux.interval(Duration.ofMillis(20))
          .filter(_ -> !Files.exists(folder.resolve("store-left.yaml")))
          .blockFirst(Duration.ofSeconds(10));
    }
  }

  @Test
  void without_the_role_nothing_in_the_namespace_is_read_or_changed() {
    alpha.createNamespaceWithGuardrails();
    alpha.deploy();
    cluster.tampering().deleteRoleBinding(alpha.namespace());

    assertThatThrownBy(alpha::release)
        .extracting(SimulatedStore::code)
        .isEqualTo(FailureCode.PERMISSION_MISSING);
    assertThatThrownBy(() -> cluster.tenantSpace().createCredentials(alpha.blueprint()).block())
        .extracting(SimulatedStore::code)
        .isEqualTo(FailureCode.PERMISSION_MISSING);
  }

  @Test
  void the_page_is_served_only_when_the_slower_of_the_two_pods_is_ready() {
    Delays slowDatabase = onlyPods().withDatabase(Duration.ofSeconds(5));
    try (SimulatedCluster slow =
        SimulatedCluster.open(
            SimulationSettings.defaults().withDelays(slowDatabase).withClock(clock))) {
      SimulatedStore store = new SimulatedStore(slow, "slow");
      store.create();

      clock.advance(slowDatabase.database());
      assertThat(store.view().web()).isEqualTo(new WorkloadFact.Available());
      assertThat(store.page()).isInstanceOf(StorefrontFact.Unreachable.class);
      clock.advance(slowDatabase.ingress());
      assertThat(store.page()).isEqualTo(new StorefrontFact.Reachable());
    }
  }

  @Test
  void database_web_server_and_page_become_ready_one_after_another() {
    alpha.create();
    assertThat(alpha.release()).isEqualTo(new ReleaseFact.Deployed(1, "0.1.0", true));
    assertThat(alpha.view().database()).isInstanceOf(WorkloadFact.Progressing.class);

    clock.advance(Duration.ofMillis(1500));
    assertThat(alpha.view().database()).isEqualTo(new WorkloadFact.Available());
    assertThat(alpha.view().web()).isInstanceOf(WorkloadFact.Progressing.class);

    clock.advance(Duration.ofMillis(1000));
    assertThat(alpha.view().web()).isEqualTo(new WorkloadFact.Available());
    assertThat(SimulatedStore.code(alpha.page())).isEqualTo(FailureCode.STOREFRONT_UNREACHABLE);

    clock.advance(Duration.ofMillis(300));
    assertThat(alpha.page()).isEqualTo(new StorefrontFact.Reachable());
  }

  @Test
  void a_deleted_namespace_is_terminating_for_a_while_and_then_absent_with_everything_in_it() {
    alpha.create();
    clock.advance(Duration.ofSeconds(5));

    cluster.tenantSpace().deleteNamespace(alpha.blueprint()).block();

    assertThat(alpha.view().namespace()).isEqualTo(new NamespaceFact.Terminating(""));
    assertThat(SimulatedStore.code(alpha.page())).isEqualTo(FailureCode.STOREFRONT_UNREACHABLE);
    clock.advance(Duration.ofSeconds(4));
    assertThat(alpha.view().namespace()).isEqualTo(new NamespaceFact.Absent());
    assertThat(alpha.release()).isEqualTo(new ReleaseFact.Absent());
  }

  @Test
  void a_held_namespace_reports_its_finalizer_and_is_deleted_when_the_fault_is_cleared() {
    alpha.create();
    cluster.faults().inject(Fault.NAMESPACE_HELD, alpha.blueprint().subdomain());
    cluster.tenantSpace().deleteNamespace(alpha.blueprint()).block();
    clock.advance(Duration.ofMinutes(10));

    assertThat(alpha.view().namespace())
        .isInstanceOfSatisfying(
            NamespaceFact.Terminating.class,
            held -> assertThat(held.blockers()).contains("finalizer"));

    cluster.faults().clear(Fault.NAMESPACE_HELD, alpha.blueprint().subdomain());
    assertThat(alpha.view().namespace()).isEqualTo(new NamespaceFact.Absent());
  }

  @Test
  void a_namespace_of_another_owner_is_neither_taken_over_nor_deleted() {
    cluster.tampering().createNamespace(alpha.namespace(), "team blue");

    assertThat(alpha.view().namespace()).isEqualTo(new NamespaceFact.Foreign("team blue"));
    assertThat(SimulatedStore.code(catchThrowable(alpha::createNamespaceWithGuardrails)))
        .isEqualTo(FailureCode.NAMESPACE_FOREIGN);
    cluster.tenantSpace().deleteNamespace(alpha.blueprint()).block();
    assertThat(alpha.view().namespace()).isEqualTo(new NamespaceFact.Foreign("team blue"));
  }

  @Test
  void a_namespace_of_another_store_is_foreign_too() {
    alpha.create();
    SimulatedStore other = new SimulatedStore(cluster, "alpha");

    assertThat(other.view().namespace()).isInstanceOf(NamespaceFact.Foreign.class);
    assertThat(SimulatedStore.code(other.page())).isEqualTo(FailureCode.STOREFRONT_UNREACHABLE);
  }

  @Test
  void a_deleted_guardrail_is_reported_by_name_until_it_is_applied_again() {
    alpha.create();
    cluster.tampering().deleteGuardrail(alpha.namespace(), "NetworkPolicy/store-default-deny");

    assertThat(alpha.view().guardrails())
        .isEqualTo(new GuardrailsFact.NotApplied(List.of("NetworkPolicy/store-default-deny")));
    alpha.applyGuardrails();
    assertThat(alpha.view().guardrails()).isEqualTo(new GuardrailsFact.Applied());
  }

  @Test
  void a_deleted_workload_is_absent_until_the_release_is_deployed_again() {
    alpha.create();
    clock.advance(Duration.ofSeconds(5));
    cluster.tampering().deleteDatabase(alpha.namespace());

    assertThat(alpha.view().database()).isEqualTo(new WorkloadFact.Absent());
    assertThat(alpha.view().web()).isInstanceOf(WorkloadFact.Progressing.class);
    assertThat(alpha.deploy()).isEqualTo(2);
    clock.advance(Duration.ofSeconds(2));
    assertThat(alpha.view().database()).isEqualTo(new WorkloadFact.Available());
    assertThat(alpha.view().web()).isEqualTo(new WorkloadFact.Available());
  }

  @Test
  void a_second_deployment_of_the_same_values_does_not_restart_the_pods() {
    alpha.create();
    clock.advance(Duration.ofSeconds(5));

    assertThat(alpha.deploy()).isEqualTo(2);

    assertThat(alpha.page()).isEqualTo(new StorefrontFact.Reachable());
    assertThat(alpha.revisions()).containsExactly("1 superseded", "2 deployed");
  }

  @Test
  void an_interrupted_upgrade_is_pending_until_the_next_deployment_recovers_it() {
    alpha.create();
    alpha.deploy();
    cluster.tampering().leavePending(alpha.namespace(), "pending-upgrade");
    assertThat(alpha.release()).isEqualTo(new ReleaseFact.Pending(2, "pending-upgrade"));

    alpha.deploy();

    assertThat(alpha.release()).isEqualTo(new ReleaseFact.Deployed(3, "0.1.0", true));
    assertThat(alpha.revisions()).containsExactly("1 superseded", "2 failed", "3 deployed");
  }

  @Test
  void no_more_than_ten_revisions_are_kept() {
    alpha.create();
    for (int i = 0; i < 14; i++) {
      alpha.deploy();
    }

    assertThat(alpha.revisions()).hasSize(10).last().isEqualTo("15 deployed");
  }

  @Test
  void an_uninstalled_release_leaves_the_namespace_and_its_guardrails() {
    alpha.create();

    cluster.tampering().deleteRelease(alpha.namespace());

    assertThat(alpha.release()).isEqualTo(new ReleaseFact.Absent());
    assertThat(alpha.view().web()).isEqualTo(new WorkloadFact.Absent());
    assertThat(alpha.view().guardrails()).isEqualTo(new GuardrailsFact.Applied());
    assertThat(alpha.revisions()).isEmpty();
  }

  @Test
  void a_deployment_without_a_namespace_fails() {
    assertThat(SimulatedStore.code(catchThrowable(alpha::deploy)))
        .isEqualTo(FailureCode.RELEASE_FAILED);
  }

  @Test
  void guardrails_that_are_not_manifests_are_rejected() {
    cluster.tenantSpace().createNamespace(alpha.blueprint()).block();
    cluster.tenantSpace().bindRole(alpha.blueprint()).block();
    for (String text : List.of("", "kind: [", "kind: LimitRange", "just words")) {
      assertThat(
              SimulatedStore.code(
                  catchThrowable(() ->
                      cluster.tenantSpace().applyGuardrails(alpha.blueprint(), text).block())))
          .isEqualTo(FailureCode.REQUEST_REFUSED);
    }
  }
}
