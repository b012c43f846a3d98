package io.urumi.domain.limit;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How much there may be of each kind.
 *
 * @param values in the unit of the kind; 0 for no limit. Nothing is said about a kind that is
 *     missing
 */
public record Limits(Map<LimitKind, Long> values) {
  /** Says nothing. */
  public static final Limits NONE = new Limits(Map.of());

  public Limits {
    values = Map.copyOf(values);
    values.forEach((kind, value) -> {
      if (value < 0) {
        throw new IllegalArgumentException(
            "a limit of " + kind.field() + " is 1 or more, or 0 for no limit, not " + value);
      }
    });
  }

  /** These limits, and the others where these say nothing. */
  public Limits orElse(Limits others) {
    Map<LimitKind, Long> all = new EnumMap<>(LimitKind.class);
    all.putAll(others.values);
    all.putAll(values);
    return new Limits(all);
  }

  /** The limit of a kind; empty when there is none. */
  public OptionalLong of(LimitKind kind) {
    long value = values.getOrDefault(kind, 0L);
    return value == 0 ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /** The first limit that does not permit more; kinds of which nothing is added are not limited. */
  public Optional<LimitReached> reached(Amounts used, Amounts more) {
    for (LimitKind kind : LimitKind.values()) {
      OptionalLong limit = of(kind);
      if (limit.isPresent()
          && more.of(kind) > 0
          && used.of(kind) + more.of(kind) > limit.getAsLong()) {
        return Optional.of(new LimitReached(kind, limit.getAsLong(), used.of(kind), more.of(kind)));
      }
    }
    return Optional.empty();
  }
}
