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
}
