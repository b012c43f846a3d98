package io.urumi.shell.command;

import io.urumi.shell.client.model.Phases;
import io.urumi.shell.client.model.Store;
import java.util.Locale;

/** What is waited for. */
public enum Goal {
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
    boolean failed = store.is(Phases.FAILED) && store.version() != before;
    return switch (this) {
      case READY -> {
        if (store.is(Phases.READY)) {
          yield Standing.REACHED;
        }
        boolean leaving = store.is(Phases.DELETING) || store.is(Phases.DELETED);
        yield failed || leaving ? Standing.MISSED : Standing.UNDER_WAY;
      }
      case DELETED -> {
        if (store.is(Phases.DELETED)) {
          yield Standing.REACHED;
        }
        yield failed ? Standing.MISSED : Standing.UNDER_WAY;
      }
      case SETTLED ->
          failed || store.is(Phases.READY) || store.is(Phases.DELETED)
              ? Standing.REACHED
              : Standing.UNDER_WAY;
    };
  }

  /** For sentences: {@code ready}. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
