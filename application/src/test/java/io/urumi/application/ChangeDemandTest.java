package io.urumi.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.store.Subdomain;
import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.driven.cluster.TenantSpace;
import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.driven.persistence.StoreRepository;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class ChangeDemandTest {
  /** A buffer of our own would overflow when the database is slow, and end the subscription. */
  @Test
  void changes_of_the_cluster_are_requested_only_as_fast_as_they_are_handled() {
    AtomicLong requested = new AtomicLong();
    try (Platform platform = new Platform()) {
      StoreEngine engine =
          StoreEngine.builder(
                  platform.database,
                  new ClusterPorts(
                      counting(platform.cluster.tenantSpace(), requested),
                      platform.cluster.releases(),
                      platform.cluster.storefrontProbe(),
                      platform.cluster.cluster()))
              .replica(new ReplicaId("one"))
              .build();
      engine.start();
      try {
        Awaitility.await().until(() -> requested.get() > 0);
        assertThat(requested.get()).isLessThan(100);
      } finally {
        engine.close();
      }
    }
  }

  /** Later changes would be found by polling only. */
  @Test
  void changes_are_still_received_after_the_database_was_away() {
    AtomicLong woken = new AtomicLong();
    try (Platform platform = new Platform()) {
      StoreEngine engine =
          StoreEngine.builder(
                  withStores(platform.database, failingWake(platform.database.stores(), woken)),
                  new ClusterPorts(
                      changing(platform.cluster.tenantSpace()),
                      platform.cluster.releases(),
                      platform.cluster.storefrontProbe(),
                      platform.cluster.cluster()))
              .replica(new ReplicaId("one"))
              .build();
      engine.start();
      try {
        Awaitility.await().pollInterval(Duration.ofMillis(2)).until(() -> woken.get() == 3);
      } finally {
        engine.close();
      }
    }
  }

  private static PersistencePorts withStores(PersistencePorts real, StoreRepository stores) {
    return new PersistencePorts(
        stores,
        real.events(),
        real.audit(),
        real.idempotencyKeys(),
        real.orphans(),
        real.taskLock(),
        real.transactions(),
        real.signals());
  }

  private static StoreRepository failingWake(StoreRepository real, AtomicLong calls) {
    return (StoreRepository)
        Proxy.newProxyInstance(
            StoreRepository.class.getClassLoader(),
            new Class<?>[] {StoreRepository.class},
            (_, method, arguments) ->
                method.getName().equals("wake")
                    ? Mono.defer(() -> {
                      calls.incrementAndGet();
                      return Mono.error(new IllegalStateException("the database is away"));
                    })
                    : method.invoke(real, arguments));
  }

  private static TenantSpace changing(TenantSpace real) {
    Subdomain alpha = new Subdomain("alpha");
    return (TenantSpace)
        Proxy.newProxyInstance(
            TenantSpace.class.getClassLoader(),
            new Class<?>[] {TenantSpace.class},
            (_, method, arguments) ->
                method.getName().equals("changes")
                    ? Flux.just(alpha, alpha, alpha).concatWith(Flux.never())
                    : method.invoke(real, arguments));
  }

  private static TenantSpace counting(TenantSpace real, AtomicLong requested) {
    return (TenantSpace)
        Proxy.newProxyInstance(
            TenantSpace.class.getClassLoader(),
            new Class<?>[] {TenantSpace.class},
            (_, method, arguments) ->
                method.getName().equals("changes")
                    ? Flux.<Subdomain>never().doOnRequest(requested::addAndGet)
                    : method.invoke(real, arguments));
  }
}
