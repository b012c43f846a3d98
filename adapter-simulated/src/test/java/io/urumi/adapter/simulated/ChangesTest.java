package io.urumi.adapter.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.lifecycle.NamespaceFact;
import io.urumi.domain.lifecycle.WorkloadFact;
import io.urumi.domain.store.Subdomain;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** On the real clock, ten times as fast. */
@Timeout(30)
class ChangesTest {
  private final SimulatedCluster cluster =
      SimulatedCluster.open(
          SimulationSettings.defaults().withDelays(Delays.realistic().times(0.1)));
  private final Platform alpha = new Platform(cluster, "alpha");

  @AfterEach
  void close() {
    cluster.close();
  }

  /** Looks at every announced change, never in between. */
  private void awaitChange(Runnable act, BooleanSupplier fact) {
    Flux<Subdomain> changes = cluster.tenantSpace().changes();
    changes
        .doOnSubscribe(_ -> act.run())
        .publishOn(Schedulers.boundedElastic())
        .takeUntil(_ -> fact.getAsBoolean())
        .blockLast(Duration.ofSeconds(20));
    assertThat(fact.getAsBoolean()).isTrue();
  }

  @Test
  void pods_that_become_ready_by_themselves_are_announced() {
    awaitChange(alpha::build, () -> alpha.view().web().equals(new WorkloadFact.Available()));
  }

  @Test
  void a_namespace_that_is_gone_is_announced() {
    alpha.wall();
    awaitChange(
        () -> cluster.tenantSpace().deleteNamespace(alpha.blueprint()).block(),
        () -> alpha.view().namespace().equals(new NamespaceFact.Absent()));
  }

  @Test
  void a_fault_is_announced_when_it_begins_and_when_it_ends() {
    alpha.build();
    awaitChange(
        () -> cluster.faults().begin(Fault.WEB_CRASHING),
        () -> alpha.view().web() instanceof WorkloadFact.Failing);
    awaitChange(
        () -> cluster.faults().end(Fault.WEB_CRASHING),
        () -> alpha.view().web().equals(new WorkloadFact.Available()));
  }
}
