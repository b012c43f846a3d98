package io.urumi.port.model.orphan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of orphans.
 *
 * @param next the namespace to ask the next page with; null when this is the last
 */
public record OrphanPage(List<Orphan> items, @Nullable String next) {
  public OrphanPage {
    items = List.copyOf(items);
  }
}
