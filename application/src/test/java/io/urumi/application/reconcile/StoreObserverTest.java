package io.urumi.application.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.failure.StoreFailureException;
import io.urumi.domain.lifecycle.Observation;
import org.junit.jupiter.api.Test;

class StoreObserverTest {
  @Test
  void an_error_without_a_cause_in_the_cluster_says_that_nothing_was_observed() {
    assertThat(StoreObserver.unobservable(new IllegalStateException("no such field")))
        .isEqualTo(
            new Observation.Unobservable(
                new StoreFailure.Unexpected(
                    "the cluster could not be observed",
                    "java.lang.IllegalStateException: no such field")));
    StoreFailure away = new StoreFailure.ClusterUnreachable("https://192.0.2.1", "refused");
    assertThat(StoreObserver.unobservable(new StoreFailureException(away)))
        .isEqualTo(new Observation.Unobservable(away));
  }
}
