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

/** Whatever happens, in whatever order, at whatever time, also with a clock that is set back. */
class LifecycleRandomWalkTest {
  private static final int LIVES = 1000;
  private static final int LONGEST = 60;
  private static final List<Observation> LOOKS = Facts.allTogether();
  private static final List<StoreFailure> FAILURES = List.of(Facts.AWAY, Facts.CRASH, Facts.IMAGE);

  @Test
  void any_life_keeps_every_law_and_ends_as_asked_when_the_facts_become_good() {
    LongStream.range(0, LIVES)
        .forEach(seed -> live(seed, EnumSet.allOf(Invariant.class), DecisionFunction.REAL));
  }

  @ParameterizedTest
  @EnumSource
  void a_lifecycle_that_violates_the_law_is_found_out_within_these_lives(Invariant law) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() ->
            LongStream.range(0, LIVES)
                .forEach(seed -> live(seed, EnumSet.of(law), BrokenLifecycle.of(law))));
  }

  /** One life, the same for the same seed. */
  private static void live(long seed, Set<Invariant> laws, DecisionFunction by) {
    Random dice = new Random(seed);
    List<Object> told = new ArrayList<>();
    try {
      live(dice, laws, by, told);
    } catch (AssertionError violated) {
      throw new AssertionError("in life " + seed + ": " + told, violated);
    }
  }

  private static void live(
      Random dice, Set<Invariant> laws, DecisionFunction by, List<Object> told) {
    boolean real = by == DecisionFunction.REAL;
    StepEventChecker ledger = new StepEventChecker();
    Instant now = Stores.T0;
    Store store = Stores.requested();
    int happenings = 1 + dice.nextInt(LONGEST);
    for (int i = 0; i < happenings; i++) {
      now = now.plusSeconds(seconds(dice));
      int what = dice.nextInt(24);
      if (what == 0) {
        told.add("deletion asked");
        store = Stores.deleted(store);
      } else if (what <= 3) {
        if (store.phase() == Phase.FAILED && !store.deletionRequested()) {
          told.add("retry asked");
          store = Stores.retried(store);
        }
      } else {
        Observation look = LOOKS.get(dice.nextInt(LOOKS.size()));
        StoreFailure failure = failure(dice);
        told.add(look);
        PhaseEdge taken = PhaseEdge.seeing(store, look, now, by);
        check(taken, laws);
        if (real) {
          ledger.read(taken.transition().events(), look);
        }
        store = taken.after();
        if (taken.acts() && failure != null) {
          told.add(failure);
          PhaseEdge failed = PhaseEdge.failing(store, failure, now, by);
          check(failed, laws);
          if (real) {
            ledger.read(failed.transition().events(), look);
          }
          store = failed.after();
        }
      }
    }
    for (Invariant law : laws) {
      law.checkState(store, now, by);
    }
  }

  private static void check(PhaseEdge taken, Set<Invariant> laws) {
    laws.forEach(law -> law.check(taken));
  }

  private static int seconds(Random dice) {
    int how = dice.nextInt(11);
    return how < 8 ? dice.nextInt(4) : how < 10 ? 30 + dice.nextInt(371) : -dice.nextInt(61);
  }

  private static @Nullable StoreFailure failure(Random dice) {
    return dice.nextInt(10) < 6 ? null : FAILURES.get(dice.nextInt(FAILURES.size()));
  }

  @Test
  void the_pause_after_a_failed_try_grows_up_to_the_cap() {
    Duration before = Duration.ZERO;
    for (int attempt = 1;
        attempt < 1_000_000;
        attempt = attempt < 100 ? attempt + 1 : attempt * 2) {
      Duration pause = Stores.POLICY.backoff(attempt);
      assertThat(pause)
          .isPositive()
          .isLessThanOrEqualTo(Stores.POLICY.backoffCap())
          .isGreaterThanOrEqualTo(before);
      before = pause;
    }
    assertThat(before).isEqualTo(Stores.POLICY.backoffCap());
  }
}
