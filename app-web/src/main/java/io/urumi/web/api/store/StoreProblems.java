package io.urumi.web.api.store;

import io.urumi.domain.limit.LimitKind;
import io.urumi.domain.limit.LimitReached;
import io.urumi.domain.store.Owner;
import io.urumi.domain.store.StoreId;
import io.urumi.web.problem.ErrorCode;
import io.urumi.web.problem.FieldError;
import io.urumi.web.problem.ProblemException;
import java.util.List;

/** Problems of several operations on stores; those of one operation are in its controller. */
public final class StoreProblems {
  private StoreProblems() {}

  /**
   * A limit of the team does not permit the store.
   *
   * @param field of the request
   */
  public static ProblemException limitReached(Owner team, LimitReached limit, String field) {
    String message = limit.sentence() + " " + fix(limit.kind());
    return ProblemException.of(
            ErrorCode.STORE_LIMIT_REACHED,
            "A limit of the team \"" + team + "\" is reached. " + message)
        .withErrors(List.of(new FieldError(field, "limit-" + limit.kind().field(), message)))
        .conflictingWith("owner/" + team);
  }

  private static String fix(LimitKind kind) {
    String raise =
        "ask the platform's administrator for another limit of the team, or another default"
            + " (urumi.stores.%s).".formatted(setting(kind));
    return switch (kind) {
      case STORES ->
          "Stores being deleted count until they are DELETED. Delete a store and wait until it is"
              + " DELETED, or "
              + raise;
      case CREATIONS -> "Wait until one of them is READY or FAILED, or " + raise;
      case CPU, MEMORY, STORAGE ->
          "Choose a smaller plan, delete a store and wait until it is DELETED, or " + raise;
    };
  }

  private static String setting(LimitKind kind) {
    return kind == LimitKind.STORES ? "per-owner" : kind.field() + "-per-owner";
  }

  /** There is no store with this id. */
  public static ProblemException notFound(StoreId id) {
    return ProblemException.of(
        ErrorCode.STORE_NOT_FOUND,
        "There is no store with the id " + id + "; list the stores to find existing ids.");
  }
}
