package io.urumi.client.http;

/** The calling thread was interrupted; the request may still be carried out. */
public final class CallInterruptedException extends RuntimeException {

  /** Creates the exception for an interrupt. */
  public CallInterruptedException(Exception cause) {
    super(cause);
  }
}
