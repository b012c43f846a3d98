package io.urumi.client.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of a list; {@code next} is the cursor of the following page, absent on the last. */
public record Page<T>(List<T> items, @Nullable String next) {

  public Page {
    items = items == null ? List.of() : List.copyOf(items);
  }
}
