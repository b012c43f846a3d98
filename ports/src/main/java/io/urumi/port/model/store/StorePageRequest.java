package io.urumi.port.model.store;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list.
 *
 * @param after the {@link StorePage#next()} of the page before, made for the same sort; null for
 *     the first page
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
