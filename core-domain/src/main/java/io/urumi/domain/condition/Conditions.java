package io.urumi.domain.condition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The conditions of one store: exactly one of each type, in the order of the types. */
public record Conditions(List<Condition> all) {
  private static final Set<ConditionType> ALL_TYPES = EnumSet.allOf(ConditionType.class);

  public Conditions {
    all = List.copyOf(all);
    Set<ConditionType> types = EnumSet.noneOf(ConditionType.class);
    for (Condition condition : all) {
      types.add(condition.type());
    }
    if (!types.equals(ALL_TYPES) || all.size() != types.size()) {
      throw new IllegalArgumentException("exactly one condition of each type, not " + all);
    }
  }

  /** The conditions of a new store: nothing is known. */
  public static Conditions unknown(Instant now) {
    List<Condition> all = new ArrayList<>();
    for (ConditionType type : ConditionType.values()) {
      all.add(
          new Condition(
              type,
              ConditionStatus.UNKNOWN,
              ConditionReason.NOT_OBSERVED,
              "Not observed yet.",
              now));
    }
    return new Conditions(all);
  }

  public Condition get(ConditionType type) {
    return all.get(type.ordinal());
  }

  /** These conditions with a new observation of one of them. */
  public Conditions observe(
      ConditionType type,
      ConditionStatus status,
      ConditionReason reason,
      String message,
      Instant now) {
    Condition before = get(type);
    Condition observed = before.observed(status, reason, message, now);
    if (observed.equals(before)) {
      return this;
    }
    List<Condition> next = new ArrayList<>(all);
    next.set(type.ordinal(), observed);
    return new Conditions(next);
  }

  /** The conditions whose status or reason differs from {@code before}. */
  public List<Condition> changedSince(Conditions before) {
    return all.stream()
        .filter(now -> {
          Condition was = before.get(now.type());
          return was.status() != now.status() || was.reason() != now.reason();
        })
        .toList();
  }
}
