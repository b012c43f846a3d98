package io.urumi.domain.lifecycle;

import io.urumi.domain.failure.StoreFailure;

/** What the cluster says about one workload: the database or the web server. */
public sealed interface WorkloadFact {
  /** There is none. */
  record Absent() implements WorkloadFact {}

  /** Under way, nothing wrong so far; {@code message} is a sentence for people. */
  record Progressing(String message) implements WorkloadFact {}

  /** Under way or down, and the cluster names a problem. */
  record Failing(StoreFailure failure) implements WorkloadFact {}

  /** It serves. */
  record Available() implements WorkloadFact {}
}
