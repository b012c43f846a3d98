package io.urumi.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.crash.check.ConsistencyChecker;
import io.urumi.crash.port.Boundary;
import io.urumi.crash.port.PortEffects;
import io.urumi.crash.port.PortEffects.Kind;
import io.urumi.crash.testbed.EventFollower;
import io.urumi.crash.testbed.NoResponseException;
import io.urumi.crash.testbed.Replica;
import io.urumi.crash.testbed.RequestedStore;
import io.urumi.crash.testbed.StoreRequester;
import io.urumi.crash.testbed.Testbed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A single replica is killed at each boundary between two effects while a store is created, fails,
 * is retried, is repaired and is deleted; the restarted one finishes the work.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BoundaryKillSuite {
  /** How many lifetimes of a store are run at most until the occurrence is reached. */
  private static final int LIFETIMES = 12;

  /** Executed only before a release is deployed that could not be deployed before. */
  private static final String ONLY_OF_A_SECOND_DEPLOYMENT = "TenantSpace.deleteUnboundClaims";

  /** Executed only when something of a store is missing that was ready. */
  private static final String ONLY_OF_A_REPAIR = "ReleaseManager.redeploy";

  private static final int OCCURRENCES = Integer.getInteger("urumi.crash.occurrences", 1);
  private static final String CHOSEN = System.getProperty("urumi.crash.boundaries", ".*");

  private final StoreRequester requester = new StoreRequester();
  private Testbed testbed;
  private volatile Replica replica;
  private EventFollower follower;
  private ConsistencyChecker checker;

  @BeforeAll
  void open(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
    testbed = Testbed.start(folder);
    replica = testbed.launch().awaitReady();
    follower = new EventFollower(() -> replica);
    checker = new ConsistencyChecker(testbed, requester, follower, Testbed.TIMEOUT);
  }

  @AfterAll
  void close() {
    checker.report(getClass().getSimpleName());
    follower.close();
    testbed.close();
  }

  record Case(Boundary boundary, int occurrence) {
    @Override
    public String toString() {
      return boundary + (occurrence > 1 ? ", time " + occurrence : "");
    }
  }

  private final Boundary.Moment moment;

  BoundaryKillSuite(Boundary.Moment moment) {
    this.moment = moment;
  }

  boolean isTested(Boundary boundary) {
    return boundary.moment() == moment && !KilledDuringHousekeepingIT.isHousekeeping(boundary);
  }

  Stream<Case> cases() {
    return Boundary.all().stream()
        .filter(this::isTested)
        .filter(boundary -> boundary.toString().matches(CHOSEN))
        .flatMap(boundary ->
            IntStream.rangeClosed(1, onlyOnce(boundary) ? 1 : OCCURRENCES)
                .mapToObj(occurrence -> new Case(boundary, occurrence)));
  }

  private static boolean onlyOnce(Boundary boundary) {
    return PortEffects.of(boundary.method()) == Kind.EFFECT_AT_STOP;
  }

  @ParameterizedTest(name = "killed {0}")
  @MethodSource("cases")
  void every_store_reaches_its_requested_state_after_a_kill(Case at) throws NoResponseException {
    Kind kind = PortEffects.of(at.boundary().method());
    if (!replica.alive()) {
      // The case before this one failed.
      replica = testbed.launch().awaitReady();
    }
    int knownBefore = requester.stores().size();
    List<RequestedStore> affected = new ArrayList<>(requester.notDeleted());
    replica.arm(
        at.boundary(),
        at.occurrence(),
        kind == Kind.EFFECT_OF_LONG_PASSES ? Testbed.LEASE : Duration.ZERO);

    runUntilKilled(at.boundary(), kind);
    assertThat(replica.awaitEnd())
        .as("killed at the boundary; output:%n%s", replica.output())
        .isEqualTo(Replica.KILLED);

    replica = testbed.launch().awaitReady();
    requester.repeatRequestsWithoutResponse(replica);
    affected.addAll(requester.stores().subList(knownBefore, requester.stores().size()));
    requester.awaitRequestedState(affected, replica);
    checker.check(affected);
  }

  private void runUntilKilled(Boundary boundary, Kind kind) {
    try {
      for (int lifetime = 0; lifetime < LIFETIMES; lifetime++) {
        for (RequestedStore left : requester.notDeleted()) {
          requester.delete(left, replica);
        }
        RequestedStore shop = requester.create(replica);
        RequestedStore faulty =
            boundary.method().toString().equals(ONLY_OF_A_SECOND_DEPLOYMENT)
                ? requester.createUndeployable(replica)
                : requester.createFaulty(replica);
        if (kind == Kind.EFFECT_AT_STOP) {
          replica.terminate();
          return;
        }
        requester.awaitRequestedState(List.of(shop, faulty), replica);
        if (boundary.method().toString().equals(ONLY_OF_A_REPAIR)) {
          requester.damage(shop, testbed.cluster(), replica);
          requester.awaitRequestedState(List.of(shop), replica);
        }
        requester.delete(shop, replica);
        requester.awaitRequestedState(List.of(shop), replica);
      }
    } catch (NoResponseException killed) {
      return;
    }
    throw new AssertionError("the boundary was not reached within " + LIFETIMES + " lifetimes");
  }
}
