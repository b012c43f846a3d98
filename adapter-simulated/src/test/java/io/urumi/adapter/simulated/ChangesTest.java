package io.urumi.adapter.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.lifecycle.NamespaceFact;
import io.urumi.domain.lifecycle.WorkloadFact;
import io.urumi.domain.store.Namespace;
import io.urumi.domain.store.Subdomain;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** With the real clock, and delays of a tenth. */
@Timeout(30)
class ChangesTest {
  private final SimulatedCluster cluster =
      SimulatedCluster.open(
          SimulationSettings.defaults().withDelays(Delays.realistic().times(0.1)));
  private final SimulatedStore alpha = new SimulatedStore(cluster, "alpha");

  @AfterEach
  void close() {
    cluster.close();
  }

  /** Checks the fact at every published change, and never in between. */
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
  void pods_that_become_ready_without_a_call_are_published() {
    awaitChange(alpha::create, () -> alpha.view().web().equals(new WorkloadFact.Available()));
  }

  @Test
  void no_change_is_lost_by_a_slow_reader() throws InterruptedException {
    int namespaces = 400;
    CountDownLatch all = new CountDownLatch(namespaces);
    List<Subdomain> seen = new CopyOnWriteArrayList<>();
    BaseSubscriber<Subdomain> reader =
        new BaseSubscriber<>() {
          @Override
          protected void hookOnSubscribe(Subscription subscription) {
            subscription.request(1);
          }

          @Override
          protected void hookOnNext(Subdomain subdomain) {
            seen.add(subdomain);
            all.countDown();
          }
        };
    cluster.tenantSpace().changes().subscribe(reader);

    for (int i = 0; i < namespaces; i++) {
      cluster.tampering().createNamespace(new Namespace("store-shop-" + i), "another user");
    }
    reader.requestUnbounded();

    assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(seen).doesNotHaveDuplicates().hasSize(namespaces);
    reader.cancel();
  }

  @Test
  void the_end_of_a_namespace_is_published() {
    alpha.createNamespaceWithGuardrails();
    awaitChange(
        () -> cluster.tenantSpace().deleteNamespace(alpha.blueprint()).block(),
        () -> alpha.view().namespace().equals(new NamespaceFact.Absent()));
  }

  @Test
  void a_fault_is_published_when_it_is_injected_and_when_it_is_cleared() {
    alpha.create();
    awaitChange(
        () -> cluster.faults().inject(Fault.WEB_CRASHING),
        () -> alpha.view().web() instanceof WorkloadFact.Failing);
    awaitChange(
        () -> cluster.faults().clear(Fault.WEB_CRASHING),
        () -> alpha.view().web().equals(new WorkloadFact.Available()));
  }
}
