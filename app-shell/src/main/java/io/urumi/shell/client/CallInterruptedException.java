package io.urumi.shell.client;

/** The user stopped waiting; what was asked for may still be carried out. */
public final class CallInterruptedException extends RuntimeException {

  /** Stopped because of {@code cause}. */
  public CallInterruptedException(InterruptedException cause) {
    super(cause);
  }
}
