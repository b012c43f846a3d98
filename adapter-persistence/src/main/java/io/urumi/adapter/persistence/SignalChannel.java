package io.urumi.adapter.persistence;

import io.urumi.port.driven.Signals;

/** Signals that can be shut down. */
interface SignalChannel extends Signals, AutoCloseable {
  @Override
  void close();
}
