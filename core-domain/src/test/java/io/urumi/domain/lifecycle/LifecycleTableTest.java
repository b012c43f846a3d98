package io.urumi.domain.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.store.DesiredState;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Step;
import io.urumi.domain.store.StepState;
import io.urumi.domain.store.Store;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every phase with every fact, against the tables in {@code DESIGN.md}. Phases and facts are found
 * by reflection: one without a cell fails.
 */
class LifecycleTableTest {
  private static final DesignDocument PAGE = DesignDocument.read();
  private static final Map<String, Map<Phase, String>> TO_BE_THERE =
      PAGE.table("Asked to be there");
  private static final Map<String, Map<Phase, String>> TO_BE_GONE = PAGE.table("Asked to be gone");
  private static final String ANY_OTHER = "anything else";

  /** A wish that nothing be left is never taken back. */
  private static final Set<Phase> ONLY_TO_BE_GONE = EnumSet.of(Phase.DELETING, Phase.DELETED);

  static Stream<Arguments> everyPhaseAndFact() {
    return Arrays.stream(DesiredState.values())
        .flatMap(desired ->
            Arrays.stream(Phase.values())
                .filter(
                    phase -> desired == DesiredState.DELETED || !ONLY_TO_BE_GONE.contains(phase))
                .flatMap(phase ->
                    Facts.oneByOne().keySet().stream()
                        .map(fact -> Arguments.of(desired, phase, fact))));
  }

  @ParameterizedTest(name = "{0}: {1}, {2}")
  @MethodSource("everyPhaseAndFact")
  void every_phase_and_fact_lead_where_the_design_says(
      DesiredState desired, Phase phase, String fact) {
    Store store = Stores.in(phase);
    Store asked =
        switch (desired) {
          case RUNNING -> store;
          case DELETED -> Stores.deleted(store);
        };

    Transition transition =
        Stores.LIFECYCLE.decide(asked, Stores.look(fact), Stores.T0.plusSeconds(1));

    assertThat(describe(transition)).isEqualTo(cell(desired, fact, phase));
  }

  private static String cell(DesiredState desired, String fact, Phase phase) {
    Map<Phase, String> row =
        switch (desired) {
          case RUNNING -> TO_BE_THERE.get(fact);
          case DELETED -> TO_BE_GONE.getOrDefault(fact, TO_BE_GONE.get(ANY_OTHER));
        };
    String cell = row == null ? null : row.get(phase);
    if (cell == null) {
      throw new AssertionError(
          "DESIGN.md says nothing of \"%s\" in phase %s".formatted(fact, phase));
    }
    return cell;
  }

  static String describe(Transition transition) {
    StepState step = transition.status().currentStep();
    String does =
        switch (transition.decision()) {
          case Decision.Act(var act) -> act.name();
          case Decision.Wait _ ->
              step == null || step.step().kind() == Step.Kind.EFFECT
                  ? "look again"
                  : step.step().name();
          case Decision.Settled _ -> "settled";
          case Decision.Finished _ -> "finished";
        };
    String phase = transition.status().phase().name();
    return does + " → " + phase.charAt(0) + phase.substring(1).toLowerCase(java.util.Locale.ROOT);
  }

  @Test
  void the_tables_have_no_row_of_a_fact_that_is_none() {
    Set<String> facts = Facts.oneByOne().keySet();
    assertThat(facts).containsAll(TO_BE_THERE.keySet());
    assertThat(
            TO_BE_GONE.keySet().stream()
                .filter(row -> !row.equals(ANY_OTHER))
                .collect(Collectors.toSet()))
        .isSubsetOf(facts);
  }
}
