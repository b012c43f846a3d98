package io.urumi.shell.command;

/** The command was used wrongly; the message says how to use it. */
public final class UsageException extends RuntimeException {

  /** Creates the exception; {@code message} is shown to the user. */
  public UsageException(String message) {
    super(message);
  }
}
