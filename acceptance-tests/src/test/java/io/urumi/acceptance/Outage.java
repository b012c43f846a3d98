package io.urumi.acceptance;

import io.urumi.acceptance.FaultProxy.State;
import java.util.function.Consumer;

/** A fault that lasts from its start until it is closed. */
interface Outage {
  AutoCloseable start();

  /** A proxy that becomes faulty, then healthy again. */
  static Outage of(Consumer<State> proxy, State fault) {
    return () -> {
      proxy.accept(fault);
      return () -> proxy.accept(State.HEALTHY);
    };
  }
}
