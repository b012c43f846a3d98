package io.urumi.web.bootstrap;

import java.io.Serial;

/** The platform cannot start as it is configured; the message is one sentence for people. */
final class StartRefusedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  StartRefusedException(String sentence) {
    super(sentence);
  }

  StartRefusedException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
