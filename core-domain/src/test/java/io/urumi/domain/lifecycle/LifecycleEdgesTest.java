package io.urumi.domain.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.lifecycle.Observation.Observed;
import io.urumi.domain.store.Phase;
import io.urumi.domain.store.StepState;
import io.urumi.domain.store.Store;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every reachable state, found by trying everything. */
class LifecycleEdgesTest {
  private static final Explorer EXPLORED = Explorer.explore();

  @Test
  void the_drawn_edges_are_exactly_those_that_the_code_takes() {
    assertThat(EXPLORED.edges()).containsExactlyInAnyOrderElementsOf(DesignPage.read().edges());
  }

  @Test
  void every_phase_is_reached() {
    assertThat(EXPLORED.states().stream().map(Store::phase).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(Phase.values());
  }

  @Test
  void every_state_has_a_way_to_what_was_asked() {
    for (Store store : EXPLORED.states()) {
      for (Observed facts : KindCluster.beginnings()) {
        Phase goal =
            store.deletionRequested() || store.phase() == Phase.DELETED
                ? Phase.DELETED
                : Phase.READY;

        assertThat(KindCluster.reconcile(store, facts, Stores.T0).phase())
            .as("from %s, seeing %s", store.status(), facts)
            .isEqualTo(goal);
      }
    }
  }

  @Test
  void every_state_can_be_deleted() {
    for (Store store : EXPLORED.states()) {
      for (Observed facts : KindCluster.beginnings()) {
        assertThat(KindCluster.reconcile(Stores.deleted(store), facts, Stores.T0).phase())
            .as("from %s, seeing %s", store.status(), facts)
            .isEqualTo(Phase.DELETED);
      }
    }
  }

  @Test
  void a_store_that_is_settled_has_no_step_under_way_and_one_that_failed_has_a_cause() {
    for (Store store : EXPLORED.states()) {
      StepState step = store.status().currentStep();
      switch (store.phase()) {
        case READY, FAILED, DELETED, REQUESTED ->
            assertThat(step).as("%s", store.status()).isNull();
        case PROVISIONING, DEGRADED, DELETING ->
            assertThat(step).as("%s", store.status()).isNotNull();
      }
      if (store.phase() == Phase.FAILED) {
        assertThat(store.status().failure()).as("%s", store.status()).isNotNull();
      }
    }
  }
}
