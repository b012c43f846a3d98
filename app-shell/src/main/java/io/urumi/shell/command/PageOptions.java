package io.urumi.shell.command;

import io.urumi.client.model.Page;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.annotation.Option;

/** The options of every command that lists pages. */
public record PageOptions(
    @Option(longName = "limit", shortName = 'l', description = "Items per page")
        @Nullable Integer limit,
    @Option(longName = "after", description = "The cursor of the previous page")
        @Nullable String after,
    @Option(longName = "all", shortName = 'a', description = "All pages") boolean all) {

  /** Reads the requested page, or all; {@code page} takes the cursor and the limit. */
  public <T> Page<T> read(BiFunction<@Nullable String, @Nullable Integer, Page<T>> page) {
    return Pages.read(all, after, cursor -> page.apply(cursor, limit));
  }
}
