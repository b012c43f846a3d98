package io.urumi.shell.command.store;

import io.urumi.client.http.UnreachableException;

/** The connection broke, and the request may have arrived; the message says what to do. */
public final class OutcomeUnknownException extends RuntimeException {
  private final UnreachableException unreachable;

  /** Creates the exception; {@code advice} is shown to the user. */
  public OutcomeUnknownException(UnreachableException unreachable, String advice) {
    super(advice, unreachable);
    this.unreachable = unreachable;
  }

  /** Returns the cause. */
  public UnreachableException unreachable() {
    return unreachable;
  }
}
