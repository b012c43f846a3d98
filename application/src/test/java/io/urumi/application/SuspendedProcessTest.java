package io.urumi.application;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.driven.cluster.TenantSpace;
import io.urumi.port.driven.lease.ReplicaId;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.driven.persistence.StoreRepository;
import io.urumi.testkit.SettableClock;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** A process that is suspended between a decision and its effect, for longer than its lease. */
class SuspendedProcessTest {
  private static final String SUSPENDED = "suspended";

  private final Platform platform = new Platform();
  private final SettableClock clock = SettableClock.at(Instant.now());
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final AtomicBoolean suspended = new AtomicBoolean();

  @AfterEach
  void end() {
    platform.close();
  }

  @Test
  void a_step_is_not_begun_after_the_lease_has_expired() {
    PersistencePorts database = platform.database;
    StoreEngine engine =
        StoreEngine.builder(
                new PersistencePorts(
                    recorded(StoreRepository.class, database.stores()),
                    database.events(),
                    database.audit(),
                    database.idempotencyKeys(),
                    database.orphans(),
                    database.taskLock(),
                    database.transactions(),
                    database.signals()),
                new ClusterPorts(
                    recorded(TenantSpace.class, platform.cluster.tenantSpace()),
                    platform.cluster.releases(),
                    platform.cluster.storefrontProbe(),
                    platform.cluster.cluster()))
            .clock(clock)
            .replica(new ReplicaId("one"))
            .build();
    try (engine) {
      engine.start();
      platform.create(engine, "alpha");
      Awaitility.await().until(() -> calls.contains("createNamespace"));
    }

    assertThat(calls)
        .containsSubsequence("saveStatus", SUSPENDED, "claim", "saveStatus", "createNamespace");
  }

  /** The calls that matter, in order. The process is suspended after the first status is saved. */
  private <T> T recorded(Class<T> port, T real) {
    List<String> names = List.of("claim", "saveStatus", "createNamespace");
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> {
              Object result = method.invoke(real, arguments);
              if (names.contains(method.getName())) {
                calls.add(method.getName());
              }
              return method.getName().equals("saveStatus")
                  ? ((Mono<?>) result).doOnSuccess(_ -> suspend())
                  : result;
            }));
  }

  private void suspend() {
    if (suspended.compareAndSet(false, true)) {
      clock.advance(Duration.ofHours(1));
      calls.add(SUSPENDED);
    }
  }
}
