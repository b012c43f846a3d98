package io.urumi.port.driven.persistence;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Notifies all replicas of saved changes. Only a hint: a lost signal causes delay, never an error,
 * because every receiver also polls.
 */
public interface Signals {
  /** Kinds of saved changes. */
  enum Signal {
    /** A store became due. */
    STORE_DUE,
    /** Events were appended. */
    EVENTS_APPENDED,
    /** A session or a token ended before it expired, or the roles of a user were changed. */
    SESSION_ENDED
  }

  /** Sends a signal; within a transaction it is sent when that commits. */
  Mono<Void> send(Signal signal);

  /** The signals of all replicas from now on; never ends, never fails. */
  Flux<Signal> receive();
}
