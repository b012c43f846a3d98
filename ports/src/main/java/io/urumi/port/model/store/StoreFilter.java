package io.urumi.port.model.store;

import io.urumi.domain.store.Owner;
import io.urumi.domain.store.Phase;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Filter of a list of stores.
 *
 * @param owner only this owner's; null for all
 * @param phases only in one of these; empty for all but deleted ones
 * @param text only those whose name or subdomain contains it, ignoring case; null for all
 */
public record StoreFilter(@Nullable Owner owner, Set<Phase> phases, @Nullable String text) {
  public StoreFilter {
    phases = Set.copyOf(phases);
  }

  /** All stores that are not deleted. */
  public static StoreFilter all() {
    return new StoreFilter(null, Set.of(), null);
  }
}
