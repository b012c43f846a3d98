package io.urumi.domain.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Checks every invariant in every reachable state, and compares the diagram in {@code DESIGN.md}
 * with the edges between them. The real lifecycle is explored once.
 */
class LifecycleInvariantsTest {
  private static final Map<Invariant, AssertionError> VIOLATIONS = new EnumMap<>(Invariant.class);
  private static final StateExplorer EXPLORED = exploreRealLifecycle();

  @ParameterizedTest
  @EnumSource
  void every_invariant_holds_in_every_state_and_for_every_decision(Invariant invariant) {
    assertThat(VIOLATIONS.get(invariant)).isNull();
  }

  @Test
  void every_phase_is_reached() {
    assertThat(EXPLORED.states().stream().map(Store::phase))
        .hasSizeGreaterThan(50)
        .contains(Phase.values());
  }

  @Test
  void the_edges_of_the_diagram_are_exactly_those_of_the_code() {
    assertThat(EXPLORED.edges()).containsExactlyInAnyOrderElementsOf(DesignDocument.read().edges());
  }

  @ParameterizedTest
  @EnumSource
  void a_lifecycle_that_violates_an_invariant_is_detected(Invariant invariant) {
    DecisionFunction broken = BrokenLifecycle.of(invariant);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() ->
            StateExplorer.explore(
                broken, invariant::check, state -> invariant.checkState(state, Stores.T0, broken)));
  }

  /** Records the first violation of each invariant. */
  private static StateExplorer exploreRealLifecycle() {
    return StateExplorer.explore(
        DecisionFunction.REAL,
        edge -> check(invariant -> invariant.check(edge)),
        state -> check(invariant -> invariant.checkState(state, Stores.T0, DecisionFunction.REAL)));
  }

  private static void check(Consumer<Invariant> check) {
    for (Invariant invariant : Invariant.values()) {
      try {
        check.accept(invariant);
      } catch (AssertionError violation) {
        VIOLATIONS.putIfAbsent(invariant, violation);
      }
    }
  }
}
