package io.urumi.domain.lifecycle;

import io.urumi.domain.failure.StoreFailure;
import io.urumi.domain.store.Store;
import java.time.Instant;

/** The lifecycle's decisions, or those of a broken one that violates an invariant. */
interface DecisionFunction {
  DecisionFunction REAL =
      new DecisionFunction() {
        @Override
        public Transition decide(Store store, Observation observation, Instant now) {
          return Stores.LIFECYCLE.decide(store, observation, now);
        }

        @Override
        public Transition failed(Store store, StoreFailure failure, Instant now) {
          return Stores.LIFECYCLE.failed(store, failure, now);
        }
      };

  Transition decide(Store store, Observation observation, Instant now);

  Transition failed(Store store, StoreFailure failure, Instant now);
}
