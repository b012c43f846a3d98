package io.urumi.shell.client.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page; {@code next} is the cursor of the following one, absent on the last. */
public record Page<T>(List<T> items, @Nullable String next) {

  public Page {
    items = Lists.orEmpty(items);
  }
}
