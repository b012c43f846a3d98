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
 * Compares the decision for every phase and fact with the tables in {@code DESIGN.md}. Phases and
 * facts are found by reflection: one without a cell fails.
 */
class LifecycleTableTest {
  private static final DesignDocument PAGE = DesignDocument.read();
  private static final Map<String, Map<Phase, String>> RUNNING_TABLE =
      PAGE.table("Decisions for a running store");
  private static final Map<String, Map<Phase, String>> DELETED_TABLE =
      PAGE.table("Decisions after a deletion request");
  private static final String ANY_OTHER = "anything else";

  /** Phases that only a store with a deletion request can have. */
  private static final Set<Phase> ONLY_AFTER_DELETION_REQUEST =
      EnumSet.of(Phase.DELETING, Phase.DELETED);

  static Stream<Arguments> everyPhaseAndFact() {
    return Arrays.stream(DesiredState.values())
        .flatMap(desired ->
            Arrays.stream(Phase.values())
                .filter(phase ->
                    desired == DesiredState.DELETED || !ONLY_AFTER_DELETION_REQUEST.contains(phase))
                .flatMap(phase ->
                    Facts.singleDeviations().keySet().stream()
                        .map(fact -> Arguments.of(desired, phase, fact))));
  }

  @ParameterizedTest(name = "{0}: {1}, {2}")
  @MethodSource("everyPhaseAndFact")
  void every_phase_and_fact_leads_to_the_documented_decision(
      DesiredState desired, Phase phase, String fact) {
    Store store = Stores.in(phase);
    Store requested =
        switch (desired) {
          case RUNNING -> store;
          case DELETED -> Stores.deleted(store);
        };

    Transition transition =
        Stores.LIFECYCLE.decide(requested, Stores.observation(fact), Stores.T0.plusSeconds(1));

    assertThat(describe(transition)).isEqualTo(cell(desired, fact, phase));
  }

  private static String cell(DesiredState desired, String fact, Phase phase) {
    Map<Phase, String> row =
        switch (desired) {
          case RUNNING -> RUNNING_TABLE.get(fact);
          case DELETED -> DELETED_TABLE.getOrDefault(fact, DELETED_TABLE.get(ANY_OTHER));
        };
    String cell = row == null ? null : row.get(phase);
    if (cell == null) {
      throw new AssertionError(
          "DESIGN.md has no cell for \"%s\" in phase %s".formatted(fact, phase));
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
                  ? "observe again"
                  : step.step().name();
          case Decision.Settled _ -> "settled";
          case Decision.Finished _ -> "finished";
        };
    String phase = transition.status().phase().name();
    return does + " → " + phase.charAt(0) + phase.substring(1).toLowerCase(java.util.Locale.ROOT);
  }

  @Test
  void the_tables_have_no_row_for_an_unknown_fact() {
    Set<String> facts = Facts.singleDeviations().keySet();
    assertThat(facts).containsAll(RUNNING_TABLE.keySet());
    assertThat(
            DELETED_TABLE.keySet().stream()
                .filter(row -> !row.equals(ANY_OTHER))
                .collect(Collectors.toSet()))
        .isSubsetOf(facts);
  }
}
