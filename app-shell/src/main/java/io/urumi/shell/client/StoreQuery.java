package io.urumi.shell.client;

import org.jspecify.annotations.Nullable;

/**
 * Which stores, in which order; a null member does not narrow. {@code after} is a page's cursor.
 */
public record StoreQuery(
    @Nullable String owner,
    @Nullable String phase,
    @Nullable String text,
    @Nullable String sort,
    @Nullable String after,
    @Nullable Integer limit) {

  /** The same question for the page after {@code cursor}. */
  public StoreQuery after(@Nullable String cursor) {
    return new StoreQuery(owner, phase, text, sort, cursor, limit);
  }
}
