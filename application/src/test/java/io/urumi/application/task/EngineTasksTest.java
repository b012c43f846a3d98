package io.urumi.application.task;

import static io.urumi.testkit.TestPrincipals.EVERYTHING;
import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.adapter.simulated.SimulatedCluster;
import io.urumi.adapter.simulated.SimulationSettings;
import io.urumi.application.StoreEngine;
import io.urumi.application.TestDatabase;
import io.urumi.application.anchor.AnchorKey;
import io.urumi.application.anchor.AnchorSettings;
import io.urumi.application.settings.OrphanScanSettings;
import io.urumi.application.settings.RetentionSettings;
import io.urumi.port.driven.cluster.ClusterPorts;
import io.urumi.port.driven.persistence.PersistencePorts;
import io.urumi.port.driven.persistence.TaskLock;
import io.urumi.port.driven.persistence.TaskLock.PeriodicTask;
import io.urumi.port.driving.CreateStoreCommand;
import io.urumi.testkit.Await;
import io.urumi.testkit.InMemoryAnchorLog;
import io.urumi.testkit.TestPrincipals;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an engine does at intervals, from its start to its end. */
class EngineTasksTest {
  private static final Duration OFTEN = Duration.ofMillis(40);

  /** So long that it happens once, at the start. */
  private static final Duration ONCE = Duration.ofHours(1);

  private final TestDatabase testDatabase = new TestDatabase();
  private final SimulatedCluster cluster = SimulatedCluster.open(SimulationSettings.defaults());
  private final InMemoryAnchorLog anchors = new InMemoryAnchorLog();
  private final Map<PeriodicTask, AtomicInteger> attempts = new EnumMap<>(PeriodicTask.class);
  private final PersistencePorts database = counting(testDatabase.ports());

  @AfterEach
  void close() {
    cluster.close();
    testDatabase.close();
  }

  @Test
  void tasks_are_tried_until_the_engine_is_closed() throws Exception {
    StoreEngine engine =
        builder()
            .retention(
                new RetentionSettings(
                    Duration.ofDays(1), Duration.ofDays(1), Duration.ofDays(1), OFTEN))
            .orphanScan(new OrphanScanSettings(OFTEN, OFTEN))
            .build();
    engine.start();
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(attempts.values())
                .allSatisfy(number -> assertThat(number).hasValueGreaterThan(2)));

    engine.close();

    // An attempt that has begun may end.
    Awaitility.await().until(this::noAttemptFor200Milliseconds);
  }

  private boolean noAttemptFor200Milliseconds() throws InterruptedException {
    String before = attempts.toString();
    Thread.sleep(200);
    return attempts.toString().equals(before);
  }

  @Test
  void the_audit_log_is_anchored_at_its_interval_and_at_the_end() throws Exception {
    try (StoreEngine engine = anchored(OFTEN)) {
      engine.start();
      create(engine, "alpha");
      Awaitility.await().until(() -> !anchors.written().isEmpty());
      Awaitility.await().until(() -> engine.audit().anchor(TestPrincipals.CALLER).last() != null);
    }
    StoreEngine engine = anchored(ONCE);
    engine.start();
    create(engine, "beta");

    engine.close();

    assertThat(anchors.written().getLast().entries())
        .isEqualTo(
            Await.one(database.audit().page(EVERYTHING, Long.MAX_VALUE, 1))
                .items()
                .getFirst()
                .sequence());
  }

  private StoreEngine anchored(Duration interval) throws NoSuchAlgorithmException {
    byte[] key =
        KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate().getEncoded();
    String pem =
        "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
            .formatted(Base64.getEncoder().encodeToString(key));
    return builder().anchors(new AnchorSettings(AnchorKey.parse(pem), anchors, interval)).build();
  }

  private StoreEngine.Builder builder() {
    return StoreEngine.builder(
        database,
        new ClusterPorts(
            cluster.tenantSpace(),
            cluster.releases(),
            cluster.storefrontProbe(),
            cluster.cluster()));
  }

  private static void create(StoreEngine engine, String subdomain) {
    Await.one(
        engine
            .createStore()
            .create(CreateStoreCommand.of("Shop", subdomain, null, null, TestPrincipals.CALLER)));
  }

  private PersistencePorts counting(PersistencePorts real) {
    for (PeriodicTask task : PeriodicTask.values()) {
      attempts.put(task, new AtomicInteger());
    }
    TaskLock counted =
        (task, replica, now, interval) -> {
          Objects.requireNonNull(attempts.get(task)).incrementAndGet();
          return real.taskLock().tryAcquire(task, replica, now, interval);
        };
    return new PersistencePorts(
        real.stores(),
        real.events(),
        real.audit(),
        real.idempotencyKeys(),
        real.orphans(),
        counted,
        real.transactions(),
        real.signals());
  }
}
