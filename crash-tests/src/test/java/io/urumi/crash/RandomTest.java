package io.urumi.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.crash.bed.Bed;
import io.urumi.crash.bed.Customers;
import io.urumi.crash.bed.EventFollower;
import io.urumi.crash.bed.Replica;
import io.urumi.crash.bed.Unanswered;
import io.urumi.crash.bed.Wish;
import io.urumi.crash.judge.Judge;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A replica is killed at random moments while stores are created, deleted and retried. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RandomTest {
  /** Of all tests of this kind together. */
  private static final int KILLS = Integer.getInteger("urumi.crash.kills", 10);

  private static final int TESTS = 2;
  private static final long SEED = Long.getLong("urumi.crash.seed", 1);

  /** Long enough for a store to come up and go again. */
  private static final int LONGEST_MILLIS = 2500;

  private static final int MOST_KEPT = 6;

  private final Random random = new Random(SEED);
  private final Customers customers = new Customers();
  private final List<Replica> replicas = new ArrayList<>();
  private final int size;
  private Bed bed;
  private volatile Replica living;
  private EventFollower follower;
  private Judge judge;

  /**
   * @param size how many replicas share the work
   */
  RandomTest(int size) {
    this.size = size;
  }

  @BeforeAll
  void open(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path folder) {
    bed = Bed.make(folder);
    for (int i = 0; i < size; i++) {
      replicas.add(bed.launch());
    }
    living = replicas.getFirst().awaitReady();
    follower = new EventFollower(() -> living);
    judge = new Judge(bed, customers, follower, Bed.PATIENCE);
  }

  @AfterAll
  void close() {
    judge.report(getClass().getSimpleName());
    follower.close();
    bed.close();
  }

  static IntStream kills() {
    return IntStream.rangeClosed(1, (KILLS + 1) / TESTS);
  }

  @ParameterizedTest(name = "kill {0}")
  @MethodSource("kills")
  void everything_is_as_asked_after_a_kill_at_a_random_moment(int kill) throws Exception {
    replicas.forEach(Replica::awaitReady);
    Replica victim = replicas.remove(random.nextInt(size));
    List<Replica> all = new ArrayList<>(replicas);
    all.add(victim);
    int knownBefore = customers.wishes().size();
    List<Wish> concerned = new ArrayList<>(customers.kept());
    long moment = random.nextInt(LONGEST_MILLIS);
    FutureTask<Void> business = new FutureTask<>(() -> keepAsking(victim, all), null);
    Thread.ofVirtual().start(business);

    Thread.sleep(moment);
    victim.kill();
    business.get();
    replicas.add(bed.launch());
    Replica heir = replicas.getFirst().awaitReady();
    living = heir;

    customers.repeatUnanswered(heir);
    concerned.addAll(customers.wishes().subList(knownBefore, customers.wishes().size()));
    customers.awaitAsAsked(concerned, heir);
    judge.judge(concerned);
  }

  /** Asks one replica or another for this and that, until the victim is dead. */
  private void keepAsking(Replica victim, List<Replica> all) {
    ThreadLocalRandom dice = ThreadLocalRandom.current();
    try {
      while (victim.alive()) {
        Replica asked = all.get(dice.nextInt(all.size()));
        try {
          askFor(dice, asked);
        } catch (Unanswered killed) {
          // Asked for again after the kill.
          assertThat(asked).as("only a dead replica does not answer").isSameAs(victim);
          return;
        }
        Thread.sleep(dice.nextInt(150));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void askFor(ThreadLocalRandom dice, Replica asked) throws Unanswered {
    List<Wish> kept = customers.kept();
    if (kept.isEmpty() || (kept.size() < MOST_KEPT && dice.nextInt(3) > 0)) {
      var _ = dice.nextInt(4) == 0 ? customers.createFaulty(asked) : customers.create(asked);
      return;
    }
    Wish chosen = kept.get(dice.nextInt(kept.size()));
    if (dice.nextBoolean()) {
      customers.delete(chosen, asked);
    } else {
      customers.retry(chosen, asked);
    }
  }
}
