package io.urumi.adapter.helm.failure;

import java.io.Serial;

/** Helm failed; the message is Helm's own text. */
public class HelmException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public HelmException(String text) {
    super(text);
  }

  public HelmException(String text, Throwable cause) {
    super(text, cause);
  }

  /** Helm's text. */
  public String text() {
    String message = getMessage();
    return message == null ? "" : message;
  }
}
