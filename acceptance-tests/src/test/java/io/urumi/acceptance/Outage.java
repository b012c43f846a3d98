package io.urumi.acceptance;

import io.urumi.acceptance.FaultyCable.State;
import java.util.function.Consumer;

/** Something that goes wrong until it is closed. */
interface Outage {
  AutoCloseable begin();

  /** A cable that becomes faulty, and whole again. */
  static Outage of(Consumer<State> cable, State fault) {
    return () -> {
      cable.accept(fault);
      return () -> cable.accept(State.WHOLE);
    };
  }
}
