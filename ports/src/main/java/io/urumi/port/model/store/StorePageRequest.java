package io.urumi.port.model.store;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Request for one page of a list.
 *
 * @param after {@link StorePage#next()} of the previous page with the same sort; null for the first
 * @param limit how many at most, 1 to 200
 */
public record StorePageRequest(StoreSort sort, @Nullable String after, int limit) {
  /** Largest page. */
  public static final int MAX_LIMIT = 200;

  public StorePageRequest {
    Objects.requireNonNull(sort, "sort");
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("a page has 1 to " + MAX_LIMIT + " stores, not " + limit);
    }
  }
}
