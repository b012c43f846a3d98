package io.urumi.web.bootstrap.settings;

import java.io.Serial;

/** The platform cannot start with its settings; the message is one sentence for the user. */
public final class StartupException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public StartupException(String message) {
    super(message);
  }

  public StartupException(String message, Throwable cause) {
    super(message, cause);
  }
}
