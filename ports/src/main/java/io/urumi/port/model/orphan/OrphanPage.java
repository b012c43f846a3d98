package io.urumi.port.model.orphan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of orphans.
 *
 * @param next the namespace that requests the next page; null on the last page
 */
public record OrphanPage(List<Orphan> items, @Nullable String next) {
  public OrphanPage {
    items = List.copyOf(items);
  }
}
