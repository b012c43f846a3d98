package io.urumi.shell.command.store;

import io.urumi.client.model.store.Store;
import io.urumi.client.model.store.StorePhases;
import java.util.Locale;

/** The goal of waiting for a store. */
public enum WaitGoal {
  /** The shop's page is reachable through the ingress. */
  READY,
  /** The store and its namespace are deleted. */
  DELETED,
  /** Ready, failed or deleted, whichever comes first. */
  SETTLED;

  /** The progress of a store towards the goal. */
  enum GoalStatus {
    REACHED,
    MISSED,
    IN_PROGRESS
  }

  /** Returns the progress; {@code before} is the version of an earlier failure to ignore, or -1. */
  GoalStatus of(Store store, long before) {
    boolean failed = store.is(StorePhases.FAILED) && store.version() != before;
    return switch (this) {
      case READY -> {
        if (store.is(StorePhases.READY)) {
          yield GoalStatus.REACHED;
        }
        boolean leaving = store.is(StorePhases.DELETING) || store.is(StorePhases.DELETED);
        yield failed || leaving ? GoalStatus.MISSED : GoalStatus.IN_PROGRESS;
      }
      case DELETED -> {
        if (store.is(StorePhases.DELETED)) {
          yield GoalStatus.REACHED;
        }
        yield failed ? GoalStatus.MISSED : GoalStatus.IN_PROGRESS;
      }
      case SETTLED ->
          failed || store.is(StorePhases.READY) || store.is(StorePhases.DELETED)
              ? GoalStatus.REACHED
              : GoalStatus.IN_PROGRESS;
    };
  }

  /** Returns the name for sentences, for example {@code ready}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
