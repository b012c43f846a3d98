package io.urumi.port.driven.cluster;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Parses values that may be missing or invalid, such as labels. */
public final class Parsing {
  private Parsing() {}

  /** The value; null when the text is missing or breaks the value's rules. */
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
