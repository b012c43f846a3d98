package io.urumi.web.api.store;

import io.urumi.domain.store.StoreId;
import io.urumi.web.problem.ErrorCode;
import io.urumi.web.problem.ProblemException;

/** Problems of several operations on stores; those of one operation are in its controller. */
public final class StoreProblems {
  private StoreProblems() {}

  /** There is no store with this id. */
  public static ProblemException notFound(StoreId id) {
    return ProblemException.of(
        ErrorCode.STORE_NOT_FOUND,
        "There is no store with the id " + id + "; list the stores to find existing ids.");
  }
}
