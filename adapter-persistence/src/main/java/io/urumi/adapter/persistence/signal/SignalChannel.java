package io.urumi.adapter.persistence.signal;

import io.urumi.port.driven.persistence.Signals;

/** Signals that can be closed. */
public interface SignalChannel extends Signals, AutoCloseable {

  /** Waits until signals of other replicas are received, at most the acquire timeout; blocks. */
  void awaitOpen();

  @Override
  void close();
}
