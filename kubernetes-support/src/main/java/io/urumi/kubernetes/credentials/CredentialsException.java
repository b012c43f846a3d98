package io.urumi.kubernetes.credentials;

import java.io.IOException;
import java.io.Serial;

/** No credentials could be obtained; the message is one sentence that says why. */
public final class CredentialsException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  CredentialsException(String message) {
    super(message);
  }

  CredentialsException(String message, Throwable cause) {
    super(message, cause);
  }
}
