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

/** Every law in every reachable state; those are found by trying everything. */
class LifecycleInvariantsTest {
  @Test
  void every_law_holds_in_every_state_and_for_every_decision() {
    Collection<Store> states = obeying(EnumSet.allOf(Invariant.class), DecisionFunction.REAL);

    assertThat(states).hasSizeGreaterThan(50);
  }

  @ParameterizedTest
  @EnumSource
  void a_lifecycle_that_violates_the_law_is_found_out(Invariant law) {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> obeying(EnumSet.of(law), BrokenLifecycle.of(law)));
  }

  private static Collection<Store> obeying(Set<Invariant> laws, DecisionFunction by) {
    StateExplorer explored =
        StateExplorer.explore(by, taken -> laws.forEach(law -> law.check(taken)));
    for (Store state : explored.states()) {
      laws.forEach(law -> law.checkState(state, Stores.T0, by));
    }
    return explored.states();
  }
}
