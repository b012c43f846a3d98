package io.urumi.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.crash.check.CleanupCheck;
import io.urumi.crash.port.Boundary;
import io.urumi.crash.port.PortEffects;
import io.urumi.crash.port.PortEffects.Kind;
import io.urumi.crash.testbed.NoResponseException;
import io.urumi.crash.testbed.OrphanRequester;
import io.urumi.crash.testbed.OrphanedStore;
import io.urumi.crash.testbed.Replica;
import io.urumi.crash.testbed.Testbed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A replica is killed at each effect of the orphan scan, of adoption, of trimming and of anchoring.
 * In the end no namespace and no row is left, and the audit log is complete.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledDuringHousekeepingIT {
  /** How many lifetimes are run at most until the boundary is reached. */
  private static final int LIFETIMES = 6;

  private static final String CHOSEN = System.getProperty("urumi.crash.boundaries", ".*");

  /** Effects of every housekeeping run, also before anything is old enough to be trimmed. */
  private static final Set<String> EVERY_RUN =
      Set.of("TaskLock.tryAcquire", "EventLog.trim", "EventLog.trimSteps", "StoreRepository.purge");

  /** Number of a run in which rows are old enough to be trimmed, so that it has effects. */
  private static final int LATER_RUN = 8;

  private static final List<String> FREQUENT_HOUSEKEEPING =
      List.of(
          "--urumi.orphans.scan-interval=200ms",
          "--urumi.orphans.grace=100ms",
          "--urumi.audit.anchor-interval=200ms",
          "--urumi.retention.interval=500ms",
          "--urumi.retention.events=500ms",
          "--urumi.retention.steps=500ms",
          "--urumi.retention.deleted-stores=2s");

  private Testbed testbed;
  private OrphanRequester orphans;
  private CleanupCheck cleanup;
  private Replica replica;

  @BeforeAll
  void open(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
    testbed = Testbed.start(folder);
    orphans = new OrphanRequester(testbed);
    cleanup = new CleanupCheck(testbed, Testbed.TIMEOUT);
    replica = testbed.launch(FREQUENT_HOUSEKEEPING).awaitReady();
  }

  @AfterAll
  void close() {
    testbed.close();
  }

  static boolean isHousekeeping(Boundary boundary) {
    return PortEffects.of(boundary.method()) == Kind.EFFECT_OF_HOUSEKEEPING;
  }

  static Stream<Boundary> cases() {
    return Boundary.all().stream()
        .filter(KilledDuringHousekeepingIT::isHousekeeping)
        .filter(boundary -> boundary.toString().matches(CHOSEN));
  }

  @ParameterizedTest(name = "killed {0}")
  @MethodSource("cases")
  void nothing_is_lost_or_reported_twice(Boundary at) {
    if (!replica.alive()) {
      // The case before this one failed.
      replica = testbed.launch(FREQUENT_HOUSEKEEPING).awaitReady();
    }
    Replica armed = replica;
    boolean later =
        at.moment() == Boundary.Moment.BEFORE && EVERY_RUN.contains(at.method().toString());
    armed.arm(at, later ? LATER_RUN : 1, Duration.ZERO);

    for (int lifetime = 0; lifetime < LIFETIMES && armed.alive(); lifetime++) {
      runLifetime();
    }

    assertThat(armed.awaitEnd()).as("output:%n%s", armed.output()).isEqualTo(Replica.KILLED);
  }

  /** Every outcome of an orphan; a request to a killed replica is repeated at the next one. */
  private void runLifetime() {
    OrphanedStore adopted = orphans.next();
    adopted.create();
    untilResponse(() -> orphans.awaitListed(adopted, replica));
    untilResponse(() -> orphans.adopt(adopted, replica));
    untilResponse(() -> orphans.awaitPhase(adopted, "READY", replica));
    untilResponse(() -> orphans.deleteStore(adopted, replica));

    OrphanedStore removed = orphans.next();
    remove(removed);
    // The same namespace again, as after the restore of a backup.
    remove(removed);

    OrphanedStore deletedOutside = orphans.next();
    deletedOutside.create();
    untilResponse(() -> orphans.awaitListed(deletedOutside, replica));
    deletedOutside.delete();
    untilResponse(() -> orphans.awaitUnlisted(deletedOutside, replica));

    awaitEmpty();
    cleanup.checkTrimmedEventsAreAudited();
    cleanup.checkChain();
    cleanup.checkAuditActions(
        adopted.subdomain(),
        List.of("orphan.found", "orphan.adopt", "store.ready", "store.delete", "store.deleted"));
    List<String> removal = List.of("orphan.found", "orphan.delete", "store.deleted");
    cleanup.checkAuditActions(
        removed.subdomain(), Stream.concat(removal.stream(), removal.stream()).toList());
    cleanup.checkAuditActions(
        deletedOutside.subdomain(), List.of("orphan.found", "orphan.resolved"));
  }

  private void remove(OrphanedStore orphan) {
    orphan.create();
    untilResponse(() -> orphans.awaitListed(orphan, replica));
    untilResponse(() -> orphans.remove(orphan, replica));
    untilResponse(() -> orphans.awaitPhase(orphan, "DELETED", replica));
  }

  /** No request notices a kill while records age: a killed replica is replaced here. */
  private void awaitEmpty() {
    if (!replica.alive()) {
      replica = testbed.launch(FREQUENT_HOUSEKEEPING).awaitReady();
    }
    Replica present = replica;
    try {
      cleanup.awaitEmpty(present::alive);
    } catch (CleanupCheck.ReplicaKilledException killed) {
      awaitEmpty();
    }
  }

  private interface RequestAction {
    void run() throws NoResponseException;
  }

  private void untilResponse(RequestAction action) {
    while (true) {
      try {
        action.run();
        return;
      } catch (NoResponseException noResponse) {
        assertThat(replica.awaitEnd()).isEqualTo(Replica.KILLED);
        replica = testbed.launch(FREQUENT_HOUSEKEEPING).awaitReady();
      }
    }
  }
}
