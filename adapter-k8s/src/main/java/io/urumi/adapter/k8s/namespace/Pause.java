package io.urumi.adapter.k8s.namespace;

import java.time.Duration;

/** Time between two looks at the cluster, within an operation that blocks its thread. */
final class Pause {
  private Pause() {}

  /** False when the operation is cancelled. */
  static boolean of(Duration time) {
    try {
      Thread.sleep(time);
      return true;
    } catch (InterruptedException cancelled) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
