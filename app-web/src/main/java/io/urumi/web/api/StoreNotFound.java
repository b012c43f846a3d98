package io.urumi.web.api;

import io.urumi.domain.store.StoreId;
import io.urumi.web.problem.ErrorCode;
import io.urumi.web.problem.ProblemException;

/** The answer when nobody ever asked for the store. */
final class StoreNotFound {
  private StoreNotFound() {}

  static ProblemException of(StoreId id) {
    return ProblemException.of(
        ErrorCode.STORE_NOT_FOUND,
        "There is no store with the id " + id + "; the list of stores shows the ids there are.");
  }
}
