package io.urumi.adapter.persistence;

import io.urumi.port.driven.persistence.Signals;

/** Signals that can be shut down. */
interface SignalChannel extends Signals, AutoCloseable {

  /** Waits until signals of others are heard, or for as long as a connection may take; blocks. */
  void awaitOpen();

  @Override
  void close();
}
