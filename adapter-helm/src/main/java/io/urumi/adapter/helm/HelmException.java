package io.urumi.adapter.helm;

import java.io.Serial;

/** Helm refused or failed; the message is Helm's own text. */
final class HelmException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  HelmException(String text) {
    super(text);
  }

  HelmException(String text, Throwable cause) {
    super(text, cause);
  }

  /** Helm's text. */
  String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
