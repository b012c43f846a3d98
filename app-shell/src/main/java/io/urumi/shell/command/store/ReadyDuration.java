package io.urumi.shell.command.store;

import io.urumi.client.model.store.Store;
import io.urumi.shell.view.Text;
import java.time.Duration;

/** Small things said of stores in several commands. */
final class ReadyDuration {
  private ReadyDuration() {}

  /** From request to ready: by the control plane's clock where it says so, else as waited here. */
  static String tookToReady(Store store, Duration waited) {
    boolean known =
        store.createdAt() != null
            && store.readyAt() != null
            && !store.readyAt().isBefore(store.createdAt());
    return Text.took(known ? Duration.between(store.createdAt(), store.readyAt()) : waited);
  }
}
