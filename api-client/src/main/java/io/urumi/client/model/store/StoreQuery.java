package io.urumi.client.model.store;

import org.jspecify.annotations.Nullable;

/**
 * The filter, order and page of a list of stores; a null member does not restrict the result.
 * {@code after} is the cursor of the previous page.
 */
public record StoreQuery(
    @Nullable String owner,
    @Nullable String phase,
    @Nullable String text,
    @Nullable String sort,
    @Nullable String after,
    @Nullable Integer limit) {

  /** Returns the same query for the page after {@code cursor}. */
  public StoreQuery after(@Nullable String cursor) {
    return new StoreQuery(owner, phase, text, sort, cursor, limit);
  }
}
