package io.urumi.shell.command;

import io.urumi.shell.client.model.Phases;
import io.urumi.shell.client.model.Store;
import io.urumi.shell.view.Text;
import java.time.Duration;

/** Small things said of stores in several commands. */
final class Stores {
  private Stores() {}

  /** The same store, gone: what is left to say when the control plane no longer knows it. */
  static Store deleted(Store last) {
    return new Store(
        last.id(),
        last.name(),
        last.subdomain(),
        last.owner(),
        last.plan(),
        last.url(),
        last.adminUrl(),
        last.namespace(),
        last.cluster(),
        last.desired(),
        Phases.DELETED,
        last.generation(),
        last.observedGeneration(),
        last.conditions(),
        null,
        null,
        null,
        last.createdAt(),
        last.updatedAt(),
        last.readyAt(),
        last.deletedAt(),
        last.version());
  }

  /** From request to ready: by the control plane's clock where it says so, else as waited here. */
  static String tookToReady(Store store, Duration waited) {
    boolean known =
        store.createdAt() != null
            && store.readyAt() != null
            && !store.readyAt().isBefore(store.createdAt());
    return Text.took(known ? Duration.between(store.createdAt(), store.readyAt()) : waited);
  }
}
