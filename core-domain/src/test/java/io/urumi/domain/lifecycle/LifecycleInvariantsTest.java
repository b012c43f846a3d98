package io.urumi.domain.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.urumi.domain.store.Store;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks every invariant in every reachable state. */
class LifecycleInvariantsTest {
  @Test
  void every_invariant_holds_in_every_state_and_for_every_decision() {
    Collection<Store> states = explore(EnumSet.allOf(Invariant.class), DecisionFunction.REAL);

    assertThat(states).hasSizeGreaterThan(50);
  }

  @ParameterizedTest
  @EnumSource
  void a_lifecycle_that_violates_an_invariant_is_detected(Invariant invariant) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> explore(EnumSet.of(invariant), BrokenLifecycle.of(invariant)));
  }

  private static Collection<Store> explore(Set<Invariant> invariants, DecisionFunction decisions) {
    StateExplorer explored =
        StateExplorer.explore(
            decisions, edge -> invariants.forEach(invariant -> invariant.check(edge)));
    for (Store state : explored.states()) {
      invariants.forEach(invariant -> invariant.checkState(state, Stores.T0, decisions));
    }
    return explored.states();
  }
}
