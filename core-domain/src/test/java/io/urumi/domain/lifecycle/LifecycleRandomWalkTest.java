package io.urumi.domain.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random observations, failures and requests in random order, with a clock that may be set back.
 */
class LifecycleRandomWalkTest {
  private static final int WALKS = 1000;
  private static final int MAX_STEPS = 60;
  private static final List<Observation> OBSERVATIONS = Facts.allCombinations();
  private static final List<StoreFailure> FAILURES =
      List.of(Facts.UNREACHABLE, Facts.CRASH, Facts.IMAGE);

  @Test
  void every_random_walk_keeps_every_invariant_and_reaches_the_desired_state_when_problems_end() {
    LongStream.range(0, WALKS)
        .forEach(seed -> walk(seed, EnumSet.allOf(Invariant.class), DecisionFunction.REAL));
  }

  @ParameterizedTest
  @EnumSource
  void a_lifecycle_that_violates_an_invariant_is_detected_by_random_walks(Invariant invariant) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() ->
            LongStream.range(0, WALKS)
                .forEach(seed -> walk(seed, EnumSet.of(invariant), BrokenLifecycle.of(invariant))));
  }

  /** One random walk, reproducible by its seed. */
  private static void walk(long seed, Set<Invariant> invariants, DecisionFunction decisions) {
    Random random = new Random(seed);
    List<Object> log = new ArrayList<>();
    try {
      walk(random, invariants, decisions, log);
    } catch (AssertionError violated) {
      throw new AssertionError("in walk " + seed + ": " + log, violated);
    }
  }

  private static void walk(
      Random random, Set<Invariant> invariants, DecisionFunction decisions, List<Object> log) {
    boolean real = decisions == DecisionFunction.REAL;
    StepEventChecker stepEvents = new StepEventChecker();
    Instant now = Stores.T0;
    Store store = Stores.requested();
    int steps = 1 + random.nextInt(MAX_STEPS);
    for (int i = 0; i < steps; i++) {
      now = now.plusSeconds(seconds(random));
      int what = random.nextInt(24);
      if (what == 0) {
        log.add("deletion requested");
        store = Stores.deleted(store);
      } else if (what <= 3) {
        if (store.phase() == Phase.FAILED && !store.deletionRequested()) {
          log.add("retry requested");
          store = Stores.retried(store);
        }
      } else {
        Observation observation = OBSERVATIONS.get(random.nextInt(OBSERVATIONS.size()));
        StoreFailure failure = failure(random);
        log.add(observation);
        PhaseEdge edge = PhaseEdge.observing(store, observation, now, decisions);
        check(edge, invariants);
        if (real) {
          stepEvents.read(edge.transition().events(), observation);
        }
        store = edge.after();
        if (edge.acts() && failure != null) {
          log.add(failure);
          PhaseEdge failed = PhaseEdge.failing(store, failure, now, decisions);
          check(failed, invariants);
          if (real) {
            stepEvents.read(failed.transition().events(), observation);
          }
          store = failed.after();
        }
      }
    }
    for (Invariant invariant : invariants) {
      invariant.checkState(store, now, decisions);
    }
  }

  private static void check(PhaseEdge edge, Set<Invariant> invariants) {
    invariants.forEach(invariant -> invariant.check(edge));
  }

  private static int seconds(Random random) {
    int choice = random.nextInt(11);
    return choice < 8
        ? random.nextInt(4)
        : choice < 10 ? 30 + random.nextInt(371) : -random.nextInt(61);
  }

  private static @Nullable StoreFailure failure(Random random) {
    return random.nextInt(10) < 6 ? null : FAILURES.get(random.nextInt(FAILURES.size()));
  }

  @Test
  void the_backoff_after_a_failed_attempt_grows_up_to_the_cap() {
    Duration before = Duration.ZERO;
    for (int attempt = 1;
        attempt < 1_000_000;
        attempt = attempt < 100 ? attempt + 1 : attempt * 2) {
      Duration pause = Stores.TIMINGS.backoff(attempt);
      assertThat(pause)
          .isPositive()
          .isLessThanOrEqualTo(Stores.TIMINGS.backoffCap())
          .isGreaterThanOrEqualTo(before);
      before = pause;
    }
    assertThat(before).isEqualTo(Stores.TIMINGS.backoffCap());
  }
}
