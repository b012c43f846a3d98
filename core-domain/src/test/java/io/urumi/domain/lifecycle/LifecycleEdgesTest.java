package io.urumi.domain.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.store.Phase;
import io.urumi.domain.store.Store;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every reachable state, found by trying everything. */
class LifecycleEdgesTest {
  private static final StateExplorer EXPLORED =
      StateExplorer.explore(DecisionFunction.REAL, _ -> {});

  @Test
  void the_drawn_edges_are_exactly_those_that_the_code_takes() {
    assertThat(EXPLORED.edges()).containsExactlyInAnyOrderElementsOf(DesignDocument.read().edges());
  }

  @Test
  void every_phase_is_reached() {
    assertThat(EXPLORED.states().stream().map(Store::phase).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(Phase.values());
  }
}
