package io.urumi.domain.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.condition.Condition;
import io.urumi.domain.condition.ConditionType;
import io.urumi.domain.event.StoreEvent;
import io.urumi.domain.failure.FailureCode.Recovery;
import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.StepState;
import io.urumi.domain.store.Store;
import io.urumi.domain.store.StoreStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Whatever happens, in whatever order, at whatever time, also with a clock that is set back. */
class LifecyclePropertiesTest {
  private static final Set<DesignPage.Edge> EDGES = DesignPage.read().edges();
  private static final List<Observation> LOOKS = Facts.allTogether();
  private static final Duration LONGEST_PAUSE = Stores.POLICY.backoffCap();

  /** One thing that happens, some seconds after the one before. */
  sealed interface Happening {
    int seconds();

    /** A look at the cluster; {@code failure} is how an effect fails that is decided on. */
    record Look(int seconds, Observation look, @Nullable StoreFailure failure)
        implements Happening {}

    record AskToRetry(int seconds) implements Happening {}

    record AskToDelete(int seconds) implements Happening {}
  }

  @Provide
  static Arbitrary<List<Happening>> lives() {
    Arbitrary<Integer> seconds =
        Arbitraries.frequencyOf(
            Tuple.of(8, Arbitraries.integers().between(0, 3)),
            Tuple.of(2, Arbitraries.integers().between(30, 400)),
            Tuple.of(1, Arbitraries.integers().between(-60, 0)));
    Arbitrary<Happening> looks =
        Combinators.combine(
                seconds,
                Arbitraries.of(LOOKS),
                Arbitraries.of(Facts.AWAY, Facts.CRASH, Facts.IMAGE).injectNull(0.6))
            .as(Happening.Look::new);
    return Arbitraries.frequencyOf(
            Tuple.of(20, looks),
            Tuple.of(3, seconds.map(Happening.AskToRetry::new)),
            Tuple.of(1, seconds.map(Happening.AskToDelete::new)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(60);
  }

  @Property(tries = 400)
  void any_life_keeps_every_rule_and_ends_as_asked_when_the_facts_become_good(
      @ForAll("lives") @Size(max = 60) List<Happening> life) {
    Instant now = Stores.T0;
    Store store = Stores.requested();
    StepLedger ledger = new StepLedger();

    for (Happening happening : life) {
      now = now.plusSeconds(happening.seconds());
      store =
          switch (happening) {
            case Happening.Look(int _, Observation look, StoreFailure failure) ->
                look(store, look, failure, now, ledger);
            case Happening.AskToRetry _ ->
                store.phase() == Phase.FAILED && !store.deletionRequested()
                    ? Stores.retried(store)
                    : store;
            case Happening.AskToDelete _ -> Stores.deleted(store);
          };
    }

    Phase goal = store.deletionRequested() ? Phase.DELETED : Phase.READY;
    for (Observation.Observed facts : KindCluster.beginnings()) {
      assertThat(KindCluster.reconcile(store, facts, now).phase()).isEqualTo(goal);
    }
  }

  private static Store look(
      Store store,
      Observation look,
      @Nullable StoreFailure failure,
      Instant now,
      StepLedger ledger) {
    Verdict decided = Stores.LIFECYCLE.decide(store, look, now);
    checkRules(store.status(), decided, now);
    ledger.read(decided.events(), look);
    Store next = store.withStatus(decided.status());
    if (!(decided.decision() instanceof Decision.Act) || failure == null) {
      return next;
    }
    Verdict failed = Stores.LIFECYCLE.failed(next, failure, now);
    checkRules(next.status(), failed, now);
    checkPatience(next, failure, failed);
    ledger.read(failed.events(), look);
    return next.withStatus(failed.status());
  }

  private static void checkRules(StoreStatus before, Verdict verdict, Instant now) {
    StoreStatus after = verdict.status();
    for (ConditionType type : ConditionType.values()) {
      Condition was = before.conditions().get(type);
      Condition is = after.conditions().get(type);
      assertThat(is.lastTransitionTime())
          .as("the transition time of %s", is)
          .isEqualTo(is.status() == was.status() ? was.lastTransitionTime() : now);
    }
    Phase phase = before.phase();
    boolean moved = false;
    for (StoreEvent event : verdict.events()) {
      if (event instanceof StoreEvent.PhaseChanged changed) {
        assertThat(changed.from()).isEqualTo(phase);
        assertThat(EDGES).contains(new DesignPage.Edge(changed.from(), changed.to()));
        phase = changed.to();
        moved = true;
      }
    }
    assertThat(after.phase()).as("the phase that the events tell").isEqualTo(phase);
    assertThat(after.phaseSince())
        // A retry may be given up within the same look: the phase was left and entered again.
        .isEqualTo(moved ? now : before.phaseSince());
    if (after.phase() == Phase.READY || after.phase() == Phase.DELETED) {
      assertThat(verdict.decision()).isNotInstanceOf(Decision.Act.class);
    }
    switch (verdict.decision()) {
      case Decision.Wait(Duration pause) ->
          assertThat(pause).isPositive().isLessThanOrEqualTo(LONGEST_PAUSE);
      case Decision.Settled(Duration pause) -> assertThat(pause).isEqualTo(Stores.POLICY.resync());
      case Decision.Act(var step) ->
          assertThat(after.currentStep()).extracting(StepState::step).isEqualTo(step);
      case Decision.Finished _ -> assertThat(after.phase()).isEqualTo(Phase.DELETED);
    }
  }

  private static void checkPatience(Store store, StoreFailure failure, Verdict verdict) {
    StepState step = store.status().currentStep();
    boolean exhausted = step != null && step.attempt() >= Stores.POLICY.maxAttempts();
    boolean hopeless =
        failure.recovery() == Recovery.BY_OPERATOR
            || (failure.recovery() == Recovery.WITH_LUCK && exhausted);
    boolean mayBeGivenUp = store.phase() == Phase.PROVISIONING && !store.deletionRequested();
    assertThat(verdict.status().phase())
        .isEqualTo(hopeless && mayBeGivenUp ? Phase.FAILED : store.phase());
    assertThat(verdict.status().failure()).isEqualTo(failure);
  }

  @Property
  void the_pause_after_a_failed_try_grows_up_to_the_cap(
      @ForAll @IntRange(min = 1, max = 1_000_000) int attempt) {
    Duration pause = Stores.POLICY.backoff(attempt);
    assertThat(pause).isPositive().isLessThanOrEqualTo(LONGEST_PAUSE);
    assertThat(Stores.POLICY.backoff(attempt + 1)).isGreaterThanOrEqualTo(pause);
  }
}
