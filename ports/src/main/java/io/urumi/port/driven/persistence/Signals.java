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
    STORE_DUE("STORE_DUE"),
    /** Events were appended. */
    EVENTS_APPENDED("EVENTS_APPENDED"),
    /** A session or token ended early, or the roles of a user changed. */
    // The text of earlier versions: during a rolling upgrade replicas of both send signals.
    ACCESS_CHANGED("SESSION_ENDED");

    private final String code;

    Signal(String code) {
      this.code = code;
    }

    /** Its text in a notification of the database; never changes. */
    public String code() {
      return code;
    }
  }

  /** Sends a signal; within a transaction it is sent when that commits. */
  Mono<Void> send(Signal signal);

  /** The signals of all replicas from now on; never ends, never fails. */
  Flux<Signal> receive();
}
