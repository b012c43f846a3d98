package io.urumi.domain.lifecycle;

import io.urumi.domain.failure.StoreFailure;

/** The observed state of one workload: the database or the web server. */
public sealed interface WorkloadFact {
  /** The workload does not exist. */
  record Absent() implements WorkloadFact {}

  /** Starting, without a problem so far; {@code message} is a sentence for users. */
  record Progressing(String message) implements WorkloadFact {}

  /** Not available, and the cluster reports a problem. */
  record Failing(StoreFailure failure) implements WorkloadFact {}

  /** The workload is available. */
  record Available() implements WorkloadFact {}
}
