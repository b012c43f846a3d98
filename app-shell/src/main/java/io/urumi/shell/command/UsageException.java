package io.urumi.shell.command;

/** The command cannot be carried out as it was typed; the message says how it should be. */
public final class UsageException extends RuntimeException {

  /** {@code message} is one or two sentences for the user. */
  public UsageException(String message) {
    super(message);
  }
}
