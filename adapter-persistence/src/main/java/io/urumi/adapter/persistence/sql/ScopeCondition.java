package io.urumi.adapter.persistence.sql;

import io.urumi.domain.access.ObjectScope;
import io.urumi.domain.store.Owner;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A scope as a condition on the owner of a row, with the values that it binds.
 *
 * @param sql contains only names of columns and parameters
 */
public record ScopeCondition(String sql, Map<String, Object> values) {
  private static final String ALL = "true";
  private static final String PARAMETER = "scope";

  /** On a column that contains the owner. */
  public static ScopeCondition on(String column, ObjectScope scope) {
    return switch (scope) {
      case ObjectScope.Everything _ -> new ScopeCondition(ALL, Map.of());
      case ObjectScope.Nothing _ -> new ScopeCondition("false", Map.of());
      case ObjectScope.Teams(Set<Owner> teams) ->
          new ScopeCondition(
              column + " in (:" + PARAMETER + ")",
              Map.of(PARAMETER, teams.stream().map(Owner::value).sorted().toList()));
    };
  }

  /** On a column that contains the id of a store. */
  public static ScopeCondition onStore(String column, ObjectScope scope) {
    return on("owner", scope).within(column + " in (select id from store where %s)");
  }

  /**
   * A condition that contains this one.
   *
   * @param format with {@code %s} for this condition; not used when the scope is everything
   */
  public ScopeCondition within(String format) {
    return isRestricted() ? new ScopeCondition(format.replace("%s", sql), values) : this;
  }

  /** Whether there are rows that do not fulfil it. */
  public boolean isRestricted() {
    return !sql.equals(ALL);
  }

  /** The columns that have one value in all rows, to be the first of an order. */
  public static List<String> fixed(String column, ObjectScope scope) {
    return scope instanceof ObjectScope.Teams(Set<Owner> teams) && teams.size() == 1
        ? List.of(column)
        : List.of();
  }
}
