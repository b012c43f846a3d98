package io.urumi.port.driven.cluster;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads values that somebody else may have written. */
public final class Parsing {
  private Parsing() {}

  /** The value; null when there is no text, or none that follows the value's rules. */
  public static <T> @Nullable T read(@Nullable String text, Function<String, T> value) {
    if (text == null || text.isEmpty()) {
      return null;
    }
    try {
      return value.apply(text);
    } catch (IllegalArgumentException unreadable) {
      return null;
    }
  }
}
