package io.urumi.port.model;

import java.io.Serial;

/** A page's cursor was not made by this list. */
public final class InvalidCursorException extends IllegalArgumentException {
  @Serial private static final long serialVersionUID = 1L;

  public InvalidCursorException(String cursor) {
    super("the cursor \"" + cursor + "\" was not made by this list in this order");
  }
}
