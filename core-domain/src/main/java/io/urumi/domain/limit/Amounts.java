package io.urumi.domain.limit;

import java.util.EnumMap;
import java.util.Map;

/** How much there is of each kind; nothing of a kind that is missing. */
public record Amounts(Map<LimitKind, Long> values) {
  public static final Amounts NONE = new Amounts(Map.of());

  public Amounts {
    values = Map.copyOf(values);
  }

  /** Amount of a kind, in its unit. */
  public long of(LimitKind kind) {
    return values.getOrDefault(kind, 0L);
  }

  /** The sum. */
  public Amounts plus(Amounts other) {
    return plus(other, 1);
  }

  /** The sum with as many times the other amounts. */
  public Amounts plus(Amounts other, long times) {
    Map<LimitKind, Long> sum = new EnumMap<>(LimitKind.class);
    for (LimitKind kind : LimitKind.values()) {
      sum.put(kind, of(kind) + times * other.of(kind));
    }
    return new Amounts(sum);
  }
}
