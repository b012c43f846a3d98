package io.urumi.crash.bed;

import java.io.Serial;

/** A request got no answer: the replica died. */
public final class Unanswered extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  Unanswered(Throwable cause) {
    super(cause);
  }
}
