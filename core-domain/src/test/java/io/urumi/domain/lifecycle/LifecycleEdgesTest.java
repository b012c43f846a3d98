package io.urumi.domain.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares the diagram in {@code DESIGN.md} with the edges of every reachable state. */
class LifecycleEdgesTest {
  private static final StateExplorer EXPLORED =
      StateExplorer.explore(DecisionFunction.REAL, _ -> {});

  @Test
  void the_edges_of_the_diagram_are_exactly_those_of_the_code() {
    assertThat(EXPLORED.edges()).containsExactlyInAnyOrderElementsOf(DesignDocument.read().edges());
  }

  @Test
  void every_phase_is_reached() {
    assertThat(EXPLORED.states().stream().map(Store::phase).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(Phase.values());
  }
}
