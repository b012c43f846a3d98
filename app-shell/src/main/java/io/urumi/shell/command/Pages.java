package io.urumi.shell.command;

import io.urumi.client.model.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads one page, or all pages. */
public final class Pages {
  private Pages() {}

  /** Returns the page after {@code after}; with {@code all}, all following pages as one. */
  public static <T> Page<T> read(
      boolean all, @Nullable String after, Function<@Nullable String, Page<T>> page) {
    Page<T> first = page.apply(after);
    if (!all) {
      return first;
    }
    List<T> items = new ArrayList<>(first.items());
    @Nullable String next = first.next();
    while (next != null) {
      Page<T> more = page.apply(next);
      items.addAll(more.items());
      next = more.next();
    }
    return new Page<>(items, null);
  }

  /**
   * Reads pages until one has the item with this id, and returns it; else returns all items with
   * this name.
   */
  public static <T> List<T> find(
      String idOrName,
      Function<T, String> id,
      Function<T, String> name,
      Function<@Nullable String, Page<T>> page) {
    List<T> named = new ArrayList<>();
    @Nullable String after = null;
    do {
      Page<T> read = page.apply(after);
      for (T item : read.items()) {
        if (id.apply(item).equals(idOrName)) {
          return List.of(item);
        }
        if (name.apply(item).equals(idOrName)) {
          named.add(item);
        }
      }
      after = read.next();
    } while (after != null);
    return named;
  }
}
