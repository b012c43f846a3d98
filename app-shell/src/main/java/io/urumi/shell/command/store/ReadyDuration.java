package io.urumi.shell.command.store;

import io.urumi.client.model.store.Store;
import io.urumi.shell.report.Text;
import java.time.Duration;

/** How long a store took to become ready. */
final class ReadyDuration {
  private ReadyDuration() {}

  /** Returns the duration by the control plane's clock if known, else the duration waited here. */
  static String tookToReady(Store store, Duration waited) {
    boolean known =
        store.createdAt() != null
            && store.readyAt() != null
            && !store.readyAt().isBefore(store.createdAt());
    return Text.took(known ? Duration.between(store.createdAt(), store.readyAt()) : waited);
  }
}
