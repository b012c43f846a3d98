package io.urumi.shell.command.store;

import io.urumi.client.model.store.Store;
import io.urumi.client.model.store.StorePhases;
import java.util.Locale;

/** What is waited for. */
public enum WaitGoal {
  /** The shop's page came through the ingress. */
  READY,
  /** Nothing of the store is left. */
  DELETED,
  /** Ready, failed or deleted, whichever comes first. */
  SETTLED;

  /** Where a store stands with respect to the goal. */
  enum Standing {
    REACHED,
    MISSED,
    UNDER_WAY
  }

  /** {@code before} is the version of a failure that is older than what is waited for, or -1. */
  Standing of(Store store, long before) {
    boolean failed = store.is(StorePhases.FAILED) && store.version() != before;
    return switch (this) {
      case READY -> {
        if (store.is(StorePhases.READY)) {
          yield Standing.REACHED;
        }
        boolean leaving = store.is(StorePhases.DELETING) || store.is(StorePhases.DELETED);
        yield failed || leaving ? Standing.MISSED : Standing.UNDER_WAY;
      }
      case DELETED -> {
        if (store.is(StorePhases.DELETED)) {
          yield Standing.REACHED;
        }
        yield failed ? Standing.MISSED : Standing.UNDER_WAY;
      }
      case SETTLED ->
          failed || store.is(StorePhases.READY) || store.is(StorePhases.DELETED)
              ? Standing.REACHED
              : Standing.UNDER_WAY;
    };
  }

  /** For sentences: {@code ready}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
