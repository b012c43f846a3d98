package io.urumi.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.crash.bed.Bed;
import io.urumi.crash.bed.Customers;
import io.urumi.crash.bed.EventFollower;
import io.urumi.crash.bed.Replica;
import io.urumi.crash.bed.Unanswered;
import io.urumi.crash.bed.Wish;
import io.urumi.crash.judge.Judge;
import io.urumi.crash.port.Boundary;
import io.urumi.crash.port.Effects;
import io.urumi.crash.port.Effects.Kind;
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
 * A replica that works alone is killed at each boundary between two effects, while a store is made,
 * fails, is tried again and is deleted; the restarted one finishes what was begun.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BoundaryTest {
  /** How often the whole life of a store is gone through to reach an occurrence. */
  private static final int LIVES = 12;

  private static final int OCCURRENCES = Integer.getInteger("urumi.crash.occurrences", 1);
  private static final String CHOSEN = System.getProperty("urumi.crash.boundaries", ".*");

  private final Customers customers = new Customers();
  private Bed bed;
  private volatile Replica replica;
  private EventFollower follower;
  private Judge judge;

  @BeforeAll
  void open(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
    bed = Bed.make(folder);
    replica = bed.launch().awaitReady();
    follower = new EventFollower(() -> replica);
    judge = new Judge(bed, customers, follower, Bed.PATIENCE);
  }

  @AfterAll
  void close() {
    judge.report(getClass().getSimpleName());
    follower.close();
    bed.close();
  }

  record Case(Boundary boundary, int occurrence) {
    @Override
    public String toString() {
      return boundary + (occurrence > 1 ? ", time " + occurrence : "");
    }
  }

  private final Boundary.Moment moment;

  BoundaryTest(Boundary.Moment moment) {
    this.moment = moment;
  }

  boolean isMine(Boundary boundary) {
    return boundary.moment() == moment && !KilledAtHousekeepingTest.isMine(boundary);
  }

  Stream<Case> cases() {
    return Boundary.all().stream()
        .filter(this::isMine)
        .filter(boundary -> boundary.toString().matches(CHOSEN))
        .flatMap(boundary ->
            IntStream.rangeClosed(1, onlyOnce(boundary) ? 1 : OCCURRENCES)
                .mapToObj(occurrence -> new Case(boundary, occurrence)));
  }

  private static boolean onlyOnce(Boundary boundary) {
    return Effects.of(boundary.method()) == Kind.EFFECT_AT_STOP;
  }

  @ParameterizedTest(name = "killed {0}")
  @MethodSource("cases")
  void everything_is_as_asked_after_a_kill(Case at) throws Unanswered {
    Kind kind = Effects.of(at.boundary().method());
    if (!replica.alive()) {
      // The case before this one failed.
      replica = bed.launch().awaitReady();
    }
    int knownBefore = customers.wishes().size();
    List<Wish> concerned = new ArrayList<>(customers.kept());
    replica.arm(
        at.boundary(),
        at.occurrence(),
        kind == Kind.EFFECT_OF_LONG_PASSES ? Bed.LEASE : Duration.ZERO);

    liveUntilKilled(kind);
    assertThat(replica.awaitEnd())
        .as("killed at the boundary; it said:%n%s", replica.output())
        .isEqualTo(Replica.KILLED);

    replica = bed.launch().awaitReady();
    customers.repeatUnanswered(replica);
    concerned.addAll(customers.wishes().subList(knownBefore, customers.wishes().size()));
    customers.awaitAsAsked(concerned, replica);
    judge.judge(concerned);
  }

  private void liveUntilKilled(Kind kind) {
    try {
      for (int life = 0; life < LIVES; life++) {
        for (Wish left : customers.kept()) {
          customers.delete(left, replica);
        }
        Wish shop = customers.create(replica);
        Wish faulty = customers.createFaulty(replica);
        if (kind == Kind.EFFECT_AT_STOP) {
          replica.terminate();
          return;
        }
        customers.awaitAsAsked(List.of(shop, faulty), replica);
        customers.delete(shop, replica);
        customers.awaitAsAsked(List.of(shop), replica);
      }
    } catch (Unanswered killed) {
      return;
    }
    throw new AssertionError("the boundary was not reached within " + LIVES + " lives");
  }
}
