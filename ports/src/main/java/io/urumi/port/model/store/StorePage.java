package io.urumi.port.model.store;

import io.urumi.domain.store.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of stores.
 *
 * @param next cursor of the next page; null on the last page
 */
public record StorePage(List<Store> items, @Nullable String next) {
  public StorePage {
    items = List.copyOf(items);
  }
}
