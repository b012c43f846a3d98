package io.urumi.port.driven.persistence;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tells every replica at once that something was saved. Only a hint: a lost signal costs time,
 * never correctness, because everybody also looks by themselves now and then.
 */
public interface Signals {
  /** What was saved. */
  enum Signal {
    /** A store became due. */
    STORE_DUE,
    /** Events were appended. */
    EVENTS_APPENDED
  }

  /** Sends a signal; within a transaction it is sent when that commits. */
  Mono<Void> send(Signal signal);

  /** The signals of all replicas from now on; never ends, never fails. */
  Flux<Signal> receive();
}
